import { type InputUse, expectedOf, windowsIn } from '../inputs/coverage.js';
import type { IndicatorContext } from '../inputs/indicator-context.js';

/** What the windows of one metric of one device held, as a score used them. */
export interface SeriesUse extends InputUse {
  simulated: boolean;
  /** Span over which windows were used, Unix ms; `to` is exclusive. */
  from: number;
  to: number;
  /** Start of the first and last window that held something; `null` when none did. */
  first: number | null;
  last: number | null;
  /** Readings used; suspect ones are among them. */
  readings: number;
  /** Readings that were due by the cadence declared. */
  expected: number;
  suspect: number;
  /** Readings that failed quality control and were not used. */
  failed: number;
}

/** Adds up the windows a score used of a series; `null` for what is no stored series. */
export function seriesUse(
  context: IndicatorContext,
  use: InputUse,
  span: { from: number; to: number } | null,
): SeriesUse | null {
  const series = context.series(use.tier, use.metric).find(one => one.device === use.device);
  if (series === undefined || span === null) return null;
  const windows = windowsIn(series, span);
  const counts = { readings: 0, suspect: 0, failed: 0 };
  for (const { n, suspect, fail } of windows) {
    counts.readings += n;
    counts.suspect += suspect;
    counts.failed += fail;
  }
  return {
    ...use,
    simulated: series.source.origin === 'simulated',
    from: span.from,
    to: span.to,
    first: windows[0]?.start ?? null,
    last: windows.at(-1)?.start ?? null,
    expected: expectedOf(series, span.from, span.to),
    ...counts,
  };
}
