import { type RangeId, spanOf, type TimeWindow } from './ranges.js';

/** What of a metric decides how it is drawn. */
interface ShapedMetric {
  readonly kind: 'gauge' | 'counter' | 'event' | 'enum';
  readonly aggregate: string | null;
}

const TWO_DAYS_MS = 2 * 86_400_000;

/** Amounts of events are bars, states hold until the next one, all else is a line. */
export function shapeOf({ kind, aggregate }: ShapedMetric): 'line' | 'step' | 'bar' {
  if (kind === 'event') return aggregate === 'sum' ? 'bar' : 'step';
  return kind === 'enum' ? 'step' : 'line';
}

/** Events are counted by the hour or by the day, so that a bar is as wide as a finger sees. */
export function chartStep(
  metrics: readonly ShapedMetric[],
  { range, window }: { range: RangeId; window: TimeWindow | null },
): 'auto' | '1h' | '1d' {
  if (!metrics.some(metric => shapeOf(metric) === 'bar')) return 'auto';
  const spanMs = window ? window.to - window.from : spanOf(range);
  return spanMs > TWO_DAYS_MS ? '1d' : '1h';
}
