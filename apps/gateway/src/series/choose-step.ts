const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Points that a chart can use; more only cost time. */
const TARGET_POINTS = 500;

/** Steps on offer, each a whole number of windows of its tier. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map(minutes => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map(hours => hours * HOUR),
  DAY,
];

export type RequestedStep = 'auto' | 'raw' | '1m' | '1h' | '1d';

/** How a series is read: `stepMs` 0 = every reading. */
export interface SeriesStep {
  readonly tier: 'raw' | 'minute' | 'hour' | 'day';
  readonly stepMs: number;
}

/** The step asked for, or for `auto` the finest that gives at most 500 points. */
export function chooseStep(requested: RequestedStep, spanMs: number): SeriesStep {
  if (requested === 'raw') return { tier: 'raw', stepMs: 0 };
  const fixed = { '1m': MINUTE, '1h': HOUR, '1d': DAY, auto: undefined }[requested];
  const stepMs = fixed ?? STEPS.find(step => spanMs / step <= TARGET_POINTS) ?? DAY;
  return { tier: stepMs >= DAY ? 'day' : stepMs >= HOUR ? 'hour' : 'minute', stepMs };
}
