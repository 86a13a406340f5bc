/** What is remembered of one metric of one device: its last two readings and how long it has stood still. */
export interface SeriesState {
  /** Of the last reading, Unix ms; minus infinity when there is none. */
  time: number;
  value: number;
  findings: number;
  /** Of the reading before it; minus infinity when there is none, or none near enough. */
  previousTime: number;
  previousValue: number;
  /** Findings of the reading before, with what the last one showed about it. */
  previousFindings: number;
  /** Since when the value has stood still, Unix ms. */
  flatSince: number;
  /** What the last reading showed about the one before it; 0 when nothing new. */
  amendment: number;
}

/** The state before the first reading. */
export function createSeriesState(): SeriesState {
  return {
    time: Number.NEGATIVE_INFINITY,
    value: Number.NaN,
    findings: 0,
    previousTime: Number.NEGATIVE_INFINITY,
    previousValue: Number.NaN,
    previousFindings: 0,
    flatSince: Number.NaN,
    amendment: 0,
  };
}
