/** What of a metric decides over how long its recent course is shown. */
interface RecentMetric {
  readonly kind: 'gauge' | 'counter' | 'event' | 'enum';
  readonly cadenceSeconds: number | null;
}

export interface RecentSpan {
  readonly id: 'hour' | 'day';
  readonly spanMs: number;
  readonly step: 'auto' | '1h';
}

const HOUR_MS = 3_600_000;
/** Fewer readings than four an hour make no course of an hour. */
const SLOW_SECONDS = 900;

/** The last hour; for what comes once an hour or as an event the last day. */
export function recentSpan({ kind, cadenceSeconds }: RecentMetric): RecentSpan {
  if (kind !== 'event' && cadenceSeconds !== null && cadenceSeconds <= SLOW_SECONDS)
    return { id: 'hour', spanMs: HOUR_MS, step: 'auto' };
  return { id: 'day', spanMs: 24 * HOUR_MS, step: kind === 'event' ? '1h' : 'auto' };
}
