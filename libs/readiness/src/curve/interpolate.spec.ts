import fc from 'fast-check';
import { interpolate } from './interpolate.js';

const SAIDI = [
  [15, 100],
  [60, 75],
  [120, 50],
  [230, 20],
  [460, 0],
] as const;
const RENEWABLE = [
  [0, 0],
  [10, 30],
  [25, 60],
  [50, 85],
  [100, 100],
] as const;
const COMPLETE = [
  [60, 0],
  [80, 50],
  [95, 90],
  [99, 100],
] as const;
const SPEED = [
  [10, 0],
  [100, 20],
  [1_000, 70],
  [10_000, 100],
] as const;

describe('interpolate', () => {
  it.each([
    ['GP3', SAIDI, 100, 58.33],
    ['GP3', SAIDI, 300, 13.91],
    ['DT2', COMPLETE, 90, 76.67],
    ['GP1', RENEWABLE, 20, 50],
    ['GP1', RENEWABLE, 40, 75],
  ])('scores %s as the method does', (_, curve, value, score) => {
    expect(interpolate(curve, value)).toBeCloseTo(score, 2);
  });

  it('takes the logarithm of the value where the scale says so', () => {
    expect(interpolate(SPEED, Math.sqrt(100 * 1_000), 'log10')).toBeCloseTo(45, 10);
    expect(interpolate(SPEED, 500, 'log10')).toBeCloseTo(20 + 50 * Math.log10(5), 10);
    expect([0, 10, 100, 1_000, 99_999].map(speed => interpolate(SPEED, speed, 'log10'))).toEqual([
      0, 0, 20, 70, 100,
    ]);
  });

  it('refuses an empty curve and a value that is not a number', () => {
    expect(() => interpolate([], 1)).toThrow(RangeError);
    expect(() => interpolate(SAIDI, Number.NaN)).toThrow(RangeError);
  });

  const curves = fc
    .uniqueArray(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 2, maxLength: 8 })
    .chain(xs =>
      fc.tuple(
        fc.constant(xs),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: xs.length, maxLength: xs.length }),
      ),
    )
    .map(([xs, ys]) => {
      const sortedX = [...xs].sort((a, b) => a - b);
      const sortedY = [...ys].sort((a, b) => a - b);
      return sortedX.map((x, i) => [x, sortedY[i] as number] as const);
    });
  const values = fc.double({ min: -2_000, max: 2_000, noNaN: true });

  it('stays within the curve and never falls where the curve rises', () => {
    fc.assert(
      fc.property(curves, values, values, (curve, a, b) => {
        const [low, high] = [interpolate(curve, Math.min(a, b)), interpolate(curve, Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual((curve[0] as readonly [number, number])[1]);
        expect(high).toBeLessThanOrEqual((curve.at(-1) as readonly [number, number])[1]);
      }),
    );
  });

  it('does not care in which order the anchors stand', () => {
    fc.assert(
      fc.property(curves, values, (curve, value) => {
        expect(interpolate([...curve].reverse(), value)).toBe(interpolate(curve, value));
      }),
    );
  });
});
