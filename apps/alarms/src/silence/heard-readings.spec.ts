import { HeardReadings } from './heard-readings.js';

const pack = (t: number, values: Record<string, number>, lane: 'live' | 'history' = 'live') => ({
  ...{ device: 'd', lane, rows: [{ t, values }] },
});
const take = (heard: HeardReadings, ...packs: ReturnType<typeof pack>[]): void => heard.take(packs);

describe('HeardReadings', () => {
  it('keeps the newest of each metric, in whatever order they come; history is no sign of life', () => {
    const heard = new HeardReadings();
    take(heard, pack(2, { a: 1 }), pack(1, { a: 1, b: 1 }), pack(9, { a: 1 }, 'history'));
    expect([heard.last('d', 'a'), heard.last('d', 'b'), heard.last('d', 'c')]).toEqual([2, 1, undefined]);
  });

  it('knows the first reading after a device was called silent, in whatever order they come', () => {
    const heard = new HeardReadings();
    take(heard, pack(1, { a: 1 }), pack(5, { a: 1 }));
    expect(heard.returnedAt('d')).toBe(Number.NEGATIVE_INFINITY);
    heard.fellSilent('d');
    expect(heard.returnedAt('d')).toBe(5);
    take(heard, pack(30, { a: 1 }), pack(4, { a: 1 }), pack(20, { b: 1 }, 'history'));
    expect(heard.returnedAt('d')).toBe(30);
    take(heard, pack(25, { b: 1 }), pack(31, { a: 1 }));
    expect(heard.returnedAt('d')).toBe(25);
    heard.fellSilent('d');
    expect(heard.returnedAt('d')).toBe(31);
  });

  it('knows nothing before a device that was never heard of', () => {
    const heard = new HeardReadings();
    heard.fellSilent('d');
    expect(heard.returnedAt('d')).toBe(Number.NEGATIVE_INFINITY);
    take(heard, pack(7, { a: 1 }));
    expect(heard.returnedAt('d')).toBe(7);
  });
});
