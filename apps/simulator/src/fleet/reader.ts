/**
 * Physical value of a metric at a moment; for amounts (rain) what came in the interval before it.
 * Not a number when there is nothing to measure then.
 */
export type Reader = (timeMs: number, intervalMs: number) => number;

/** Something that a device says when it happens. */
export interface Report {
  readonly metric: string;
  readonly timeMs: number;
  readonly value: number;
}

/** The physical side of one device. */
export interface DeviceReader {
  /** Metrics that are read at a cadence. */
  readonly values: Readonly<Record<string, Reader>>;
  /** What happened in `(fromMs, toMs]`, oldest first. */
  readonly reports?: (fromMs: number, toMs: number) => Report[];
}

/** States are also said anew this often, so that a reader who missed the change learns of them. */
const REPEAT_MS = 6 * 3_600_000;

/** Reports of a state: at each change, and every six hours. */
export function stateReports(
  metric: string,
  read: (timeMs: number) => number,
  changes: readonly number[],
  fromMs: number,
  toMs: number,
): Report[] {
  const repeat = Math.floor(toMs / REPEAT_MS) * REPEAT_MS;
  const times = repeat > fromMs ? [...changes, repeat] : changes;
  return [...new Set(times)].sort((a, b) => a - b).map(timeMs => ({ metric, timeMs, value: read(timeMs) }));
}
