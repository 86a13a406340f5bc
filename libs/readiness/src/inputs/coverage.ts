import { expectedReadings } from '#libs/telemetry';
import type { ScoreTier } from '../method/indicator-definition.js';
import type { EffectiveWindow } from './effective-window.js';
import type { ContextSeries } from './indicator-context.js';
import type { WindowValues } from './zone-inputs.js';

/** Which windows a value was computed from. */
export interface InputUse {
  device: string;
  metric: string;
  tier: ScoreTier;
  windows: number;
}

/** How much of what should have arrived did, and how much of it passed quality control. */
export interface Coverage {
  /** Readings used / expected, 0-1; each series counts at most its own expectation. */
  completeness: number;
  /** Readings that passed / readings judged, 0-1. */
  qcPass: number;
  used: InputUse[];
}

/** Windows of a series inside a span. */
export function windowsIn(
  series: Pick<ContextSeries, 'windows'>,
  span: Pick<EffectiveWindow, 'from' | 'to'>,
): WindowValues[] {
  return series.windows.filter(window => window.start >= span.from && window.start < span.to);
}

/** What tells how many readings of a series were due. */
export type ExpectedSeries = Pick<ContextSeries, 'cadenceSeconds'> & {
  source: Pick<ContextSeries['source'], 'declarations'>;
};

/** Readings due from a series in a span. */
export function expectedOf(series: ExpectedSeries, from: number, to: number): number {
  return expectedReadings({
    channelCadenceSeconds: series.cadenceSeconds,
    declarations: series.source.declarations,
    from,
    to,
  });
}

/**
 * Completeness and quality of some series over a span. Where nothing was expected (events, or no
 * declaration) completeness is 0: what nobody promised proves nothing.
 */
export function coverageOf(series: readonly ContextSeries[], span: EffectiveWindow): Coverage {
  let expected = 0;
  let counted = 0;
  let passed = 0;
  let judged = 0;
  const used: InputUse[] = [];
  for (const one of series) {
    let n = 0;
    const windows = windowsIn(one, span);
    for (const window of windows) {
      n += window.n;
      passed += window.n - window.suspect;
      judged += window.n + window.fail;
    }
    const due = expectedOf(one, span.from, span.to);
    expected += due;
    counted += Math.min(n, due);
    used.push({ device: one.device, metric: one.metric, tier: one.tier, windows: windows.length });
  }
  return {
    completeness: expected === 0 ? 0 : (counted / expected) * span.covered,
    qcPass: judged === 0 ? 0 : passed / judged,
    used,
  };
}
