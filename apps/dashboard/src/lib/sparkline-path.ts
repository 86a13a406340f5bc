import { type ChartPoint, standsAlone } from './chart-points.js';

/** The window that a small line shows. */
export interface SparkFrame {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

/** Room above and below, so that the stroke is not cut. */
const MARGIN = 0.12;

/** Of the smallest change that is shown, so many fill the box at least: noise is not blown up to a mountain. */
const LEAST_STEPS = 6;

/** Lowest and highest of the points, with a middle for a line that does not move. */
export function sparkFrame(
  points: readonly ChartPoint[],
  from: number,
  to: number,
  resolution = 0,
): SparkFrame {
  const values = points.flatMap(point => point.value ?? []);
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0) return { from, to, low: 0, high: 1 };
  const least = Math.max(LEAST_STEPS * resolution - (high - low), 0) / 2;
  const room = (high > low ? (high - low) * MARGIN : Math.abs(high) * MARGIN || 1) + least;
  return { from, to, low: low - room, high: high + room };
}

const rounded = (value: number): string => value.toFixed(1);

/** An SVG path in a box of 100 × 100. It breaks at gaps; a point alone is a line of no length. */
export function sparklinePath(points: readonly ChartPoint[], frame: SparkFrame): string {
  const x = (t: number) => ((t - frame.from) / (frame.to - frame.from)) * 100;
  const y = (value: number) => 100 - ((value - frame.low) / (frame.high - frame.low)) * 100;
  let isDrawing = false;
  return points
    .map((point, index) => {
      if (point.value === null) {
        isDrawing = false;
        return '';
      }
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      const place = `${command}${rounded(x(point.t))} ${rounded(y(point.value))}`;
      return standsAlone(points, index) ? `${place}h0` : place;
    })
    .join('');
}
