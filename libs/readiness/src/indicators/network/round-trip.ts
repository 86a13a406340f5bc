import { coverageOf, windowsIn } from '../../inputs/coverage.js';
import type { EffectiveWindow } from '../../inputs/effective-window.js';
import type { ContextSeries } from '../../inputs/indicator-context.js';
import { percentile } from '../../inputs/percentile.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

const MAX_LOSS_PCT = 1;
const LOSS_PENALTY = 20;

/**
 * CN4: 95th percentile of the hourly mean round trip to the national exchange, ms, over all probes;
 * 20 points off when the 95th percentile of loss exceeds 1 %.
 */
export const roundTrip: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  const trips = context.series('hour', 'net.rtt');
  const losses = context.series('hour', 'net.loss');
  const times = meansOf(trips, span);
  if (times.length === 0) return null;
  const lost = meansOf(losses, span);
  const lossP95 = lost.length === 0 ? 0 : percentile(lost, 95);
  return fromTelemetry(percentile(times, 95), span, coverageOf([...trips, ...losses], span), {
    diagnostics: { lossP95Percent: lossP95 },
    ...(lossP95 > MAX_LOSS_PCT && { penalty: LOSS_PENALTY, tags: ['loss-penalty'] }),
  });
};

function meansOf(series: readonly ContextSeries[], span: EffectiveWindow): number[] {
  return series.flatMap(one => windowsIn(one, span).flatMap(window => window.mean ?? []));
}
