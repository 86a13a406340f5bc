import { coverageOf, expectedOf, windowsIn } from '../../inputs/coverage.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

/**
 * FC3: heartbeats of controllers that said "alive" ÷ heartbeats due, %. A controller that is silent is
 * not controllable, so silence lowers the value itself.
 */
export const assetsOnline: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'day');
  const controllers = context.series('day', 'fab.ctrl.heartbeat');
  let alive = 0;
  let due = 0;
  for (const controller of controllers) {
    for (const window of windowsIn(controller, span)) alive += (window.mean ?? 0) * window.n;
    due += expectedOf(controller, span.from, span.to);
  }
  if (due === 0) return null;
  return fromTelemetry(Math.min(100, (100 * alive) / due), span, coverageOf(controllers, span), {
    diagnostics: { controllers: controllers.length },
  });
};
