/** Points (value, score) of a scoring curve; joined by straight lines, flat beyond both ends. */
export type Curve = readonly (readonly [value: number, score: number])[];

/** How values are spaced along a curve. */
export type CurveScale = 'linear' | 'log10';

/**
 * Score of a value on a curve, in the curve's own points (0-100): piecewise linear between its anchors,
 * clamped at both ends, on the logarithm of the value when the scale is `log10` (HP-GSR 0.1 §4).
 * The anchors may come in any order.
 *
 * @throws RangeError for a curve without points or a value that is not a number.
 */
export function interpolate(curve: Curve, value: number, scale: CurveScale = 'linear'): number {
  if (Number.isNaN(value)) throw new RangeError('A curve cannot score a value that is not a number.');
  const anchors = [...curve].sort((a, b) => a[0] - b[0]);
  const first = anchors[0];
  const last = anchors.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('A curve needs at least one point.');
  if (value <= first[0]) return first[1];
  if (value >= last[0]) return last[1];
  const above = anchors.findIndex(anchor => anchor[0] > value);
  const [x0, y0] = anchors[above - 1] as [number, number];
  const [x1, y1] = anchors[above] as [number, number];
  const share =
    scale === 'log10'
      ? (Math.log10(value) - Math.log10(x0)) / (Math.log10(x1) - Math.log10(x0))
      : (value - x0) / (x1 - x0);
  return y0 + share * (y1 - y0);
}
