import type { Metric } from '#libs/contracts';
import { type IndicatorDefinition, planWindowReads, type ScoreTier } from '#libs/readiness';
import { windowStart } from '#libs/telemetry';
import type { MetricRead, WindowValue } from './inputs.ports.js';

const DAY_MS = 86_400_000;

/**
 * What to read of a zone to score it at a full hour: metrics that indicators read in full, as far back as
 * they look; of the rest of what the zone sends, when some indicator counts everything, only the counts.
 * Spans begin at a local midnight, so that from hour to hour only the newest day changes.
 */
export function planMetricReads(
  indicators: readonly IndicatorDefinition[],
  metrics: readonly Metric[],
  devices: readonly { channels: readonly { metric: string }[] }[],
  asOf: number,
): MetricRead[] {
  const sent = new Set(devices.flatMap(device => device.channels.map(channel => channel.metric)));
  const catalogue = new Map(metrics.map(metric => [metric.id, metric]));
  const reads = new Map<string, MetricRead>();
  const add = (
    tier: ScoreTier,
    metric: string,
    days: number,
    valuesOf: (row: Metric) => WindowValue[],
  ): void => {
    const row = catalogue.get(metric);
    const key = `${tier} ${metric}`;
    // Its counts come with it when it is read in full.
    if (row === undefined || !sent.has(metric) || reads.has(key)) return;
    const { measurement, field } = row;
    const span = { from: windowStart('day', asOf - days * DAY_MS), to: windowStart(tier, asOf) };
    reads.set(key, { tier, metric, measurement, field, values: valuesOf(row), ...span });
  };

  const plan = planWindowReads(indicators);
  for (const { tier, metric, days, extremes } of plan) {
    if (metric !== '*') add(tier, metric, days, row => [valueOf(row), ...(extremes ? EXTREMES : [])]);
  }
  for (const { tier, metric, days } of plan) {
    if (metric === '*') for (const one of sent) add(tier, one, days, () => []);
  }
  return [...reads.values()];
}

const EXTREMES: readonly WindowValue[] = ['min', 'max'];

/** What a window of a metric mainly says. */
function valueOf({ aggregate }: Metric): WindowValue {
  if (aggregate === 'increase') return 'inc';
  return aggregate === 'sum' ? 'sum' : 'mean';
}
