import type { AlarmRule, Device, Fact, Metric } from '#libs/contracts';
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
  { rules, devices, metrics, facts }: RegistryRows,
  nowMs: number,
): Map<string, DevicePlan> {
  const byMetric = new Map<string, AlarmRule[]>();
  for (const rule of rules) byMetric.set(rule.metric, [...(byMetric.get(rule.metric) ?? []), rule]);
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
      const planned = (byMetric.get(metric) ?? []).flatMap(rule => {
        const { kinds, zoneFact } = rule;
        if (kinds !== undefined && !kinds.includes(device.kind)) return [];
        if (zoneFact && !known.has(factKey(device.zone, zoneFact.fact, zoneFact.equals))) return [];
        return planRule(rule, device, isHeld(definition));
      });
      const { measurement, field } = definition;
      return planned.length === 0 ? [] : [{ metric, measurement, field, rules: planned }];
    });
    const { id, zone, origin } = device;
    return { device: { id, zone, origin }, metrics: watched };
  };
  return new Map(devices.map(device => [device.id, plan(device)]));
}

/** Nothing when the device lacks the rating: an unknown limit is no limit. */
function planRule(rule: AlarmRule, device: Device, isHeldValue: boolean): PlannedRule[] {
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
      fromMs: localMidnight(rule.effectiveFrom),
      toMs: rule.effectiveTo === null ? Number.POSITIVE_INFINITY : localMidnight(rule.effectiveTo),
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

function localMidnight(date: string): number {
  return Date.parse(`${date}T00:00:00+07:00`);
}

function localDate(timeMs: number): string {
  return new Date(timeMs + 7 * 3_600_000).toISOString().slice(0, 10);
}
