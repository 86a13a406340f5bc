import { HeardReadings } from './heard-readings.js';

describe('HeardReadings', () => {
  it('keeps the newest of each metric, in whatever order they come; history is no sign of life', () => {
    const heard = new HeardReadings();
    const pack = (t: number, values: Record<string, number>, lane: 'live' | 'history' = 'live') =>
      ({ device: 'd', lane, rows: [{ t, values }] }) as Parameters<HeardReadings['take']>[0] extends Iterable<
        infer Pack
      >
        ? Pack
        : never;
    heard.take([pack(2, { a: 1 }), pack(1, { a: 1, b: 1 }), pack(9, { a: 1 }, 'history')]);
    expect([heard.last('d', 'a'), heard.last('d', 'b'), heard.last('d', 'c')]).toEqual([2, 1, undefined]);
    expect([heard.newest('d'), heard.newest('nobody')]).toEqual([2, Number.NEGATIVE_INFINITY]);
  });
});
