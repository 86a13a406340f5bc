import type { EffectiveWindow } from '../../inputs/effective-window.js';
import { type InputUse, expectedOf, windowsIn } from '../../inputs/coverage.js';
import type { ContextSeries } from '../../inputs/indicator-context.js';

/** Counts of readings of some series over a span. */
export interface ReadingCounts {
  expected: number;
  /** Arrived, failed ones among them; each series counts at most what was due. */
  received: number;
  /** Flag 1. */
  passed: number;
  /** Flag 3. */
  suspect: number;
  /** Flag 4. */
  failed: number;
  used: InputUse[];
}

/** Adds up what should have come, what came, and how it was flagged. Event channels are left out. */
export function countReadings(series: readonly ContextSeries[], span: EffectiveWindow): ReadingCounts {
  const counts: ReadingCounts = { expected: 0, received: 0, passed: 0, suspect: 0, failed: 0, used: [] };
  /** Windows by device: a line a metric would fill the explanation with hundreds of lines. */
  const windowsOf = new Map<string, number>();
  for (const one of series) {
    if (one.cadenceSeconds === null) continue;
    let n = 0;
    let suspect = 0;
    let fail = 0;
    const windows = windowsIn(one, span);
    for (const window of windows) {
      n += window.n;
      suspect += window.suspect;
      fail += window.fail;
    }
    const due = expectedOf(one, span.from, span.to);
    counts.expected += due;
    counts.received += Math.min(n + fail, due);
    counts.passed += n - suspect;
    counts.suspect += suspect;
    counts.failed += fail;
    windowsOf.set(one.device, (windowsOf.get(one.device) ?? 0) + windows.length);
  }
  counts.used = [...windowsOf].map(([device, windows]) => ({ device, metric: '*', tier: 'day', windows }));
  return counts;
}
