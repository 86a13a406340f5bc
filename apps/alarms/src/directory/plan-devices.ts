import type { AlarmRule, Device, Fact, Limit, Metric } from '#libs/contracts';
import { localDateOf } from '#libs/readiness';
import { groupBy } from '#libs/runtime';
import { type RuleSpan, spansOf } from '../rule-versions/version-in-force.js';
import type { RuleVersions } from '../rule-versions/versions-by-rule.js';
import type { DevicePlan, PlannedRule } from './device-plan.js';
import { type LimitRows, limitPieces } from './plan-limits.js';

/** What the registry knows that rules depend on. */
export interface RegistryRows {
  readonly rules: readonly AlarmRule[];
  readonly devices: readonly Device[];
  readonly metrics: readonly Metric[];
  readonly facts: readonly Fact[];
  readonly limits: readonly Limit[];
}

/** Every device with the rules that hold for it, by id. */
export function planDevices(
  rules: RuleVersions,
  { devices, metrics, facts, limits }: Omit<RegistryRows, 'rules'>,
  nowMs: number,
): Map<string, DevicePlan> {
  const spansIn = new Map<string, Map<string, RuleSpan[]>>();
  for (const { zone } of devices) if (!spansIn.has(zone)) spansIn.set(zone, spansByMetric(rules, zone));
  const catalogue = new Map(metrics.map(metric => [metric.id, metric]));
  const today = localDateOf(nowMs);
  const known = new Set(
    facts
      .filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || today <= validTo))
      .map(({ zone, fact, value }) => factKey(zone, fact, value)),
  );
  const factsOf = groupBy(facts, ({ zone }) => zone);
  const plan = (device: Device): DevicePlan => {
    const { id, zone, origin } = device;
    const legal = { limits, facts: factsOf.get(zone) ?? [], zone, nowMs };
    const watched = device.channels.flatMap(({ metric, cadenceSeconds }) => {
      const definition = catalogue.get(metric);
      if (definition === undefined) return [];
      const planned = (spansIn.get(zone)?.get(metric) ?? []).flatMap(span => {
        const { kinds, zoneFact } = span.version.definition;
        if (kinds !== undefined && !kinds.includes(device.kind)) return [];
        if (zoneFact && !known.has(factKey(zone, zoneFact.fact, zoneFact.equals))) return [];
        return planRule(span, device, legal, isHeld(definition));
      });
      const { measurement, field, aggregate } = definition;
      const stored = { metric, measurement, field, aggregate, cadenceSeconds };
      return planned.length === 0 ? [] : [{ ...stored, rules: planned }];
    });
    return { device: { id, zone, origin }, metrics: watched };
  };
  return new Map(devices.map(device => [device.id, plan(device)]));
}

function spansByMetric(rules: RuleVersions, zone: string): Map<string, RuleSpan[]> {
  const spans = [...rules.values()].flatMap(versions => spansOf(versions, zone));
  return groupBy(spans, ({ version }) => version.definition.metric);
}

/** Nothing when the device lacks the rating, or no limit is known: an unknown limit is no limit. */
function planRule(
  { version, fromMs, toMs }: RuleSpan,
  device: Device,
  legal: LimitRows,
  isHeldValue: boolean,
): PlannedRule[] {
  const rule = { id: version.rule, ...version.definition };
  const planned = (scale: number, more: Pick<PlannedRule, 'fromMs' | 'toMs'> & { basis?: string }) => ({
    rule: more.basis === undefined ? rule : { ...rule, basis: more.basis },
    thresholds: {
      comparison: rule.comparison,
      set: rule.set * scale,
      clear: rule.clear * scale,
      onDelayMs: rule.onDelaySeconds * 1_000,
      offDelayMs: rule.offDelaySeconds * 1_000,
      isHeld: isHeldValue && rule.averaging === undefined,
    },
    fromMs: more.fromMs,
    toMs: more.toMs,
  });
  if (rule.ofLimit !== undefined) {
    const query = { metric: rule.metric, averaging: rule.ofLimit };
    return limitPieces(legal, query, { fromMs, toMs }).map(({ max, basis, ...piece }) =>
      planned(max, { ...piece, basis: `${rule.basis} (${basis}: ${max})` }),
    );
  }
  const scale = rule.scaleBy === undefined ? 1 : (device.ratings[rule.scaleBy] ?? Number.NaN);
  return scale > 0 ? [planned(scale, { fromMs, toMs })] : [];
}

/** Codes without a cadence are sent when they change. */
function isHeld({ kind, cadenceSeconds }: Metric): boolean {
  return kind === 'enum' && cadenceSeconds === null;
}

function factKey(zone: string, fact: string, value: Fact['value']): string {
  return JSON.stringify([zone, fact, value]);
}
