import type { AlarmRuleDefinition, Device, Metric } from '#libs/contracts';
import type { Thresholds } from '../rules/rule-state.js';

/** One version of a rule as it holds for one device: limits in the metric's unit. */
export interface PlannedRule {
  readonly rule: AlarmRuleDefinition & { readonly id: string };
  readonly thresholds: Thresholds;
  /** Event times it holds for: from (inclusive) to (exclusive), Unix ms. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** What is watched on one device. */
export interface DevicePlan {
  readonly device: Pick<Device, 'id' | 'origin' | 'zone'>;
  /** Only metrics with rules: all others cost nothing. */
  readonly metrics: readonly PlannedMetric[];
}

/** A metric with the rules that hold for it, and where its readings are stored. */
export interface PlannedMetric extends Pick<Metric, 'aggregate' | 'field' | 'measurement'> {
  readonly metric: string;
  /** How often this device sends it; `null`: when something happens. */
  readonly cadenceSeconds: number | null;
  readonly rules: readonly PlannedRule[];
}

export function isInForce({ fromMs, toMs }: PlannedRule, timeMs: number): boolean {
  return timeMs >= fromMs && timeMs < toMs;
}

/** Whether a rule looks at each reading by itself, not at a mean. */
export function isInstant({ rule }: PlannedRule): boolean {
  return rule.averaging === undefined;
}

/** The version of a rule that holds for a device at a moment. */
export function findRule({ metrics }: DevicePlan, id: string, timeMs: number): PlannedRule | undefined {
  for (const { rules } of metrics) {
    for (const planned of rules) if (planned.rule.id === id && isInForce(planned, timeMs)) return planned;
  }
  return undefined;
}
