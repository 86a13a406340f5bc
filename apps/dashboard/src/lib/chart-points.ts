/** A point of a chart; `null` breaks the line. A suspect point is drawn hollow. */
export interface ChartPoint {
  readonly t: number;
  readonly value: number | null;
  readonly suspect: boolean;
}

/** How often readings are expected within a span of time. */
export interface CadenceSpan {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
}

/** Missed readings before the line breaks: one may be late, two are a gap. */
const MISSED = 2.5;

/** Longest distance of two points that still belong together at a time, in milliseconds. */
function reachAt(t: number, stepMs: number, cadence: readonly CadenceSpan[]): number {
  // The first window of a series may begin before the first span.
  const span = cadence.find(item => t < item.to);
  return MISSED * Math.max(stepMs, (span?.seconds ?? 0) * 1_000);
}

/**
 * Puts a break wherever readings that were expected are missing: gaps stay gaps. What is expected changes
 * over time, so a line of quarter hours followed by one of ten seconds is judged by each span's own cadence.
 */
export function splitAtGaps(
  points: readonly ChartPoint[],
  stepMs: number,
  cadence: readonly CadenceSpan[],
): ChartPoint[] {
  const result: ChartPoint[] = [];
  let previous: ChartPoint | null = null;
  for (const point of points) {
    if (previous && point.t - previous.t > reachAt(previous.t, stepMs, cadence))
      result.push({ t: previous.t + Math.max(stepMs, 1), value: null, suspect: false });
    result.push(point);
    previous = point;
  }
  return result;
}

/** Whether a point has no neighbour to be joined with, so that only a dot can show it. */
export function standsAlone(points: readonly ChartPoint[], index: number): boolean {
  const isGap = (point: ChartPoint | undefined): boolean => !point || point.value === null;
  return isGap(points[index - 1]) && isGap(points[index + 1]);
}
