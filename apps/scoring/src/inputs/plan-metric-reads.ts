import type { Device, Metric } from '#libs/contracts';
import { type IndicatorDefinition, planWindowReads, type ScoreTier } from '#libs/readiness';
import { windowStart } from '#libs/telemetry';
import type { MetricRead } from './inputs.ports.js';

const DAY_MS = 86_400_000;

/**
 * What to read of a zone to score it at a full hour: metrics that indicators read in full, as far back as
 * they look; of the rest of what the zone sends, when some indicator counts everything, only the counts.
 * Spans begin at a local midnight, so that from hour to hour only the newest day changes.
 */
export function planMetricReads(
  indicators: readonly IndicatorDefinition[],
  metrics: readonly Metric[],
  devices: readonly Device[],
  asOf: number,
): MetricRead[] {
  const sent = new Set(devices.flatMap(device => device.channels.map(channel => channel.metric)));
  const catalogue = new Map(metrics.map(metric => [metric.id, metric]));
  const reads = new Map<string, MetricRead>();
  const add = (tier: ScoreTier, metric: string, days: number, values: MetricRead['values']): void => {
    const row = catalogue.get(metric);
    if (row === undefined || !sent.has(metric)) return;
    const { measurement, field } = row;
    const span = { from: windowStart('day', asOf - days * DAY_MS), to: windowStart(tier, asOf) };
    reads.set(`${tier} ${metric} ${values}`, { tier, metric, measurement, field, values, ...span });
  };

  const plan = planWindowReads(indicators);
  for (const { tier, metric, days } of plan) if (metric !== '*') add(tier, metric, days, 'all');
  for (const { tier, metric, days } of plan) {
    if (metric !== '*') continue;
    // A metric that is read in full at least as far back has its counts already.
    for (const one of sent) {
      const full = reads.get(`${tier} ${one} all`);
      if (full === undefined) add(tier, one, days, 'counts');
    }
  }
  return [...reads.values()];
}
