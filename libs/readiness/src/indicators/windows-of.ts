import { effectiveWindow, type EffectiveWindow } from '../inputs/effective-window.js';
import type { ContextSeries, IndicatorContext } from '../inputs/indicator-context.js';
import { windowsIn } from '../inputs/coverage.js';
import type { IndicatorDefinition, ScoreTier } from '../method/indicator-definition.js';
import { windowDays } from '../method/window-days.js';

/** The effective window of an indicator on a tier. */
export function spanOf(
  context: IndicatorContext,
  definition: Pick<IndicatorDefinition, 'window'>,
  tier: ScoreTier,
): EffectiveWindow {
  return effectiveWindow(context.inputs, tier, windowDays(definition.window));
}

/** Growth of some counters over a span; `null` when none has a single window. */
export function totalIncrease(series: readonly ContextSeries[], span: EffectiveWindow): number | null {
  return total(series, span, window => window.increase);
}

/** Sum of some summing metrics over a span; `null` when none has a single window. */
export function totalSum(series: readonly ContextSeries[], span: EffectiveWindow): number | null {
  return total(series, span, window => window.sum);
}

/** Mean level × hours of its window, added up: kW → kW·h, m³/h → m³. `null` without windows. */
export function totalOverTime(
  series: readonly ContextSeries[],
  span: EffectiveWindow,
  hours: number,
): number | null {
  return total(series, span, window => (window.mean === null ? null : window.mean * hours));
}

type PickValue = (window: ReturnType<typeof windowsIn>[number]) => number | null;

function total(series: readonly ContextSeries[], span: EffectiveWindow, pick: PickValue): number | null {
  let sum = 0;
  let found = false;
  for (const one of series) {
    for (const window of windowsIn(one, span)) {
      const value = pick(window);
      if (value === null) continue;
      sum += value;
      found = true;
    }
  }
  return found ? sum : null;
}
