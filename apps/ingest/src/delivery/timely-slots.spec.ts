import { timelySlots } from './timely-slots.js';

const HOUR = 3_600_000;

describe('timelySlots', () => {
  it('counts the slots of each hour, and 0 where nothing came in time', () => {
    const rows = [
      { device: 'a', firstLiveAt: '7', hour: String(10 * HOUR), slots: 0b1111_1111_1111 },
      { device: 'a', firstLiveAt: '7', hour: String(12 * HOUR), slots: 0b1000_0000_0101 },
      { device: 'b', firstLiveAt: null, hour: null, slots: null },
    ];
    expect(timelySlots(rows, 10 * HOUR, 14 * HOUR)).toEqual([
      { device: 'a', firstLiveAt: 7, slots: 'c030' },
      { device: 'b', firstLiveAt: null, slots: '0000' },
    ]);
  });
});
