import { HeardReadings } from './heard-readings.js';

const MINUTE = 60_000;
const pack = (t: number, values: Record<string, number>, lane: 'live' | 'history' = 'live') => ({
  ...{ device: 'd', lane, rows: [{ t, values }] },
});
const take = (heard: HeardReadings, ...packs: ReturnType<typeof pack>[]) => heard.take(packs);

describe('HeardReadings', () => {
  it('keeps the newest of each metric, in whatever order they come; history is no sign of life', () => {
    const heard = new HeardReadings();
    take(heard, pack(2, { a: 1 }), pack(1, { a: 1, b: 1 }), pack(9, { a: 1 }, 'history'));
    expect([heard.last('d', 'a'), heard.last('d', 'b'), heard.last('d', 'c')]).toEqual([2, 1, undefined]);
  });

  it('knows when a device spoke again after a pause of some length', () => {
    const heard = new HeardReadings();
    take(heard, pack(0, { a: 1, slow: 1 }), pack(MINUTE / 6, { a: 1 }));
    expect(heard.returnedAt('d', MINUTE)).toBe(Number.NEGATIVE_INFINITY);
    take(heard, pack(50 * MINUTE, { a: 1 }), pack(50 * MINUTE + 10_000, { a: 1 }));
    expect(heard.returnedAt('d', 30 * MINUTE)).toBe(50 * MINUTE);
    expect(heard.returnedAt('d', 51 * MINUTE)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('takes what it sent of before, later, for no return', () => {
    const heard = new HeardReadings();
    take(heard, pack(50 * MINUTE, { a: 1 }), pack(10 * MINUTE, { a: 1 }));
    expect(heard.returnedAt('d', MINUTE)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('counts a pause from what was stored before the process began', () => {
    const heard = new HeardReadings();
    heard.hear('d', 'a', 0);
    heard.hear('d', 'slow', -20 * MINUTE);
    take(heard, pack(40 * MINUTE, { a: 1 }));
    expect(heard.returnedAt('d', 40 * MINUTE)).toBe(40 * MINUTE);
    expect(heard.returnedAt('d', 41 * MINUTE)).toBe(Number.NEGATIVE_INFINITY);
  });
});
