/** A point of a chart; `null` breaks the line. */
export type ChartPoint = [timeMs: number, value: number | null];

/** Puts a break wherever more than two and a half steps passed without a reading: gaps stay gaps. */
export function splitAtGaps(points: readonly ChartPoint[], stepMs: number): ChartPoint[] {
  const result: ChartPoint[] = [];
  let previous: number | null = null;
  for (const point of points) {
    if (previous !== null && point[0] - previous > 2.5 * stepMs) result.push([previous + stepMs, null]);
    result.push(point);
    previous = point[0];
  }
  return result;
}
