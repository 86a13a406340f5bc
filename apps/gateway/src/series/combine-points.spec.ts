import { combinePoints, type Piece } from './combine-points.js';

const piece = (over: Partial<Piece>): Piece => {
  const value = over.value ?? 10;
  return {
    device: 'a',
    time: 0,
    n: 1,
    value,
    min: value,
    max: value,
    suspect: 0,
    fail: 0,
    source: 'minute',
    ...over,
  };
};

describe('combinePoints', () => {
  it('weighs windows by their readings', () => {
    const points = combinePoints(
      [piece({ value: 10, n: 3 }), piece({ time: 60_000, value: 20, n: 1 })],
      300_000,
      'mean',
      'mean',
    );
    expect(points).toEqual([
      { t: 0, value: 12.5, min: 10, max: 20, n: 4, suspect: 0, fail: 0, deviceCount: 1, source: 'minute' },
    ]);
  });

  it('adds amounts over time and over devices', () => {
    const points = combinePoints(
      [piece({ value: 1 }), piece({ time: 60_000, value: 2 }), piece({ device: 'b', value: 4 })],
      3_600_000,
      'increase',
      'sum',
    );
    expect(points[0]?.value).toBe(7);
  });

  it('averages noise by energy and wind by direction', () => {
    const noise = [piece({ value: 60 }), piece({ time: 1, value: 70 })];
    expect(combinePoints(noise, 60_000, 'energy-mean', 'mean')[0]?.value).toBeCloseTo(67.4, 1);
    const wind = [piece({ value: 350 }), piece({ time: 1, value: 10 })];
    const north = combinePoints(wind, 60_000, 'vector-mean', 'mean')[0]?.value ?? Number.NaN;
    expect(Math.min(north, 360 - north)).toBeCloseTo(0, 6);
  });

  it('averages directions of several devices as vectors, and shows the highest code', () => {
    const wind = [piece({ value: 350 }), piece({ device: 'b', value: 20 })];
    expect(combinePoints(wind, 60_000, 'vector-mean', 'mean')[0]?.value).toBeCloseTo(5, 6);
    const codes = [piece({ value: 0 }), piece({ device: 'b', value: 2 })];
    expect(combinePoints(codes, 60_000, 'last', 'max')[0]).toMatchObject({ value: 2, deviceCount: 2 });
    expect(combinePoints(codes, 60_000, 'last', 'min')[0]).toMatchObject({ value: 0, deviceCount: 2 });
  });

  it('shows no registers beside the amount of a counter', () => {
    const counter = piece({ value: 4, min: 90_000, max: 90_004 });
    expect(combinePoints([counter], 60_000, 'increase', 'sum')[0]).toMatchObject({
      value: 4,
      min: 4,
      max: 4,
    });
  });

  it('leaves gaps empty and starts days at local midnight', () => {
    const day = 86_400_000;
    const midnight = Date.UTC(2026, 10, 23, 17);
    const points = combinePoints(
      [piece({ time: midnight + 1 }), piece({ time: midnight + 3 * day })],
      day,
      'mean',
      'mean',
    );
    expect(points.map(point => point.t)).toEqual([midnight, midnight + 3 * day]);
  });

  it('gives no point where every reading failed', () => {
    expect(combinePoints([piece({ n: 0, fail: 2, value: Number.NaN })], 60_000, 'mean', 'mean')).toEqual([]);
  });
});
