import type { MetricDefinition } from '../catalogue/metric-definition.js';
import { type CrossCheck, crossChecksOf } from './cross-check.js';
import { type SeriesRules, seriesRulesOf } from './series-rules.js';

/** Metrics of a device that come in the same rows: one measurement, one pace. */
export interface SeriesGroup {
  /** Unique for a device. */
  readonly key: string;
  readonly measurement: string;
  readonly metrics: readonly MetricDefinition[];
  readonly crossChecks: readonly CrossCheck[];
  /** The widest reach of its metrics, ms. */
  readonly reachMs: number;
}

/** How the readings of a device are judged beside each other. */
export interface DeviceQuality {
  /** Rules by metric id; metrics without such a test have none. */
  readonly series: ReadonlyMap<string, SeriesRules>;
  /** Groups with at least one test. */
  readonly groups: readonly SeriesGroup[];
  /** Those of all groups, by measurement. */
  readonly crossChecks: ReadonlyMap<string, readonly CrossCheck[]>;
}

/** A metric and how often its device sends it, in seconds; `null` = on events. */
export interface MetricChannel {
  readonly metric: MetricDefinition;
  readonly cadenceSeconds: number | null;
}

/**
 * Puts together what a device's readings are judged by.
 *
 * @param ratings of the device by name, as limits are scaled by them.
 */
export function deviceQualityOf(
  channels: readonly MetricChannel[],
  ratings: Readonly<Record<string, number>>,
): DeviceQuality {
  const series = new Map<string, SeriesRules>();
  const rows = new Map<string, MetricDefinition[]>();
  for (const { metric, cadenceSeconds } of channels) {
    const rules = seriesRulesOf(metric, cadenceSeconds, ratings);
    if (rules.hasTests) series.set(metric.id, rules);
    append(rows, `${metric.measurement} ${cadenceSeconds}`, metric);
  }
  const groups: SeriesGroup[] = [];
  const crossChecks = new Map<string, CrossCheck[]>();
  for (const [key, metrics] of rows) {
    const measurement = metrics[0]?.measurement ?? '';
    const checks = crossChecksOf(new Map(metrics.map(metric => [metric.id, metric])));
    for (const check of checks) append(crossChecks, measurement, check);
    if (checks.length === 0 && !metrics.some(({ id }) => series.has(id))) continue;
    const reachMs = Math.max(...metrics.map(({ id }) => series.get(id)?.reachMs ?? 0));
    groups.push({ key, measurement, metrics, crossChecks: checks, reachMs });
  }
  return { series, groups, crossChecks };
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
