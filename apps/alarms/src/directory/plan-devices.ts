import type { AlarmRule, Device, Fact, Metric } from '#libs/contracts';
import { type RuleSpan, spansOf } from '../rule-versions/version-in-force.js';
import type { RuleVersions } from '../rule-versions/versions-by-rule.js';
import type { DevicePlan, PlannedRule } from './device-plan.js';

/** What the registry knows that rules depend on. */
export interface RegistryRows {
  readonly rules: readonly AlarmRule[];
  readonly devices: readonly Device[];
  readonly metrics: readonly Metric[];
  readonly facts: readonly Fact[];
}

/** Every device with the rules that hold for it, by id. */
export function planDevices(
  rules: RuleVersions,
  { devices, metrics, facts }: Omit<RegistryRows, 'rules'>,
  nowMs: number,
): Map<string, DevicePlan> {
  const spansIn = new Map<string, Map<string, RuleSpan[]>>();
  for (const { zone } of devices) if (!spansIn.has(zone)) spansIn.set(zone, spansByMetric(rules, zone));
  const catalogue = new Map(metrics.map(metric => [metric.id, metric]));
  const today = localDate(nowMs);
  const known = new Set(
    facts
      .filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || today <= validTo))
      .map(({ zone, fact, value }) => factKey(zone, fact, value)),
  );
  const plan = (device: Device): DevicePlan => {
    const watched = device.channels.flatMap(({ metric }) => {
      const definition = catalogue.get(metric);
      if (definition === undefined) return [];
      const planned = (spansIn.get(device.zone)?.get(metric) ?? []).flatMap(span => {
        const { kinds, zoneFact } = span.version.definition;
        if (kinds !== undefined && !kinds.includes(device.kind)) return [];
        if (zoneFact && !known.has(factKey(device.zone, zoneFact.fact, zoneFact.equals))) return [];
        return planRule(span, device, isHeld(definition));
      });
      const { measurement, field } = definition;
      return planned.length === 0 ? [] : [{ metric, measurement, field, rules: planned }];
    });
    const { id, zone, origin } = device;
    return { device: { id, zone, origin }, metrics: watched };
  };
  return new Map(devices.map(device => [device.id, plan(device)]));
}

function spansByMetric(rules: RuleVersions, zone: string): Map<string, RuleSpan[]> {
  const byMetric = new Map<string, RuleSpan[]>();
  for (const versions of rules.values()) {
    for (const span of spansOf(versions, zone)) {
      const { metric } = span.version.definition;
      byMetric.set(metric, [...(byMetric.get(metric) ?? []), span]);
    }
  }
  return byMetric;
}

/** Nothing when the device lacks the rating: an unknown limit is no limit. */
function planRule({ version, fromMs, toMs }: RuleSpan, device: Device, isHeldValue: boolean): PlannedRule[] {
  const rule = { id: version.rule, ...version.definition };
  const scale = rule.scaleBy === undefined ? 1 : (device.ratings[rule.scaleBy] ?? Number.NaN);
  if (!(scale > 0)) return [];
  return [
    {
      rule,
      thresholds: {
        comparison: rule.comparison,
        set: rule.set * scale,
        clear: rule.clear * scale,
        onDelayMs: rule.onDelaySeconds * 1_000,
        offDelayMs: rule.offDelaySeconds * 1_000,
        isHeld: isHeldValue,
      },
      fromMs,
      toMs,
    },
  ];
}

/** Codes without a cadence are sent when they change. */
function isHeld({ kind, cadenceSeconds }: Metric): boolean {
  return kind === 'enum' && cadenceSeconds === null;
}

function factKey(zone: string, fact: string, value: Fact['value']): string {
  return JSON.stringify([zone, fact, value]);
}

function localDate(timeMs: number): string {
  return new Date(timeMs + 7 * 3_600_000).toISOString().slice(0, 10);
}
