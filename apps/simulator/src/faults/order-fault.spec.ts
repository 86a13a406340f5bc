import { FAULT_ORDER, orderFault } from './order-fault.js';

describe('order of a fault', () => {
  it('counts from the start', () => {
    expect(orderFault('clock-skew:zone-water-01:60:90', 1_000_000)).toEqual({
      ...{ kind: 'clock-skew', device: 'zone-water-01', from: 1_060_000, to: 1_150_000 },
    });
  });

  it.each(['flood:zone-water-01:60:90', 'gap:zone-water-01:60:0', 'gap:zone-water-01:60', 'gap::60:90'])(
    'is not %s',
    text => expect(FAULT_ORDER.test(text)).toBe(false),
  );
});
