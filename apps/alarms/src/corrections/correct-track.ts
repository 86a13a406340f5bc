import type { Episode } from '#libs/contracts';
import { groupBy } from '#libs/runtime';
import { Quality } from '#libs/telemetry';
import {
  type DevicePlan,
  isInForce,
  isInstant,
  type PlannedMetric,
  type PlannedRule,
} from '../directory/device-plan.js';
import {
  type AlarmChange,
  counts,
  type EvaluatedTrack,
  evaluateTrack,
  isJudged,
} from '../tracks/evaluate-track.js';
import type { JudgedRow } from '../tracks/judged-pack.js';
import type { TrackKey, TrackState } from '../tracks/track.js';
import { LONGEST_GAP_MS } from '../rules/evaluate-rule.js';
import { type CorrectedRule, reconcile } from './reconcile.js';
import { type Before, hasEndedBefore, standingBefore } from './standing-before.js';

/** What a correction is made of. */
export interface CorrectionSources {
  /** Stored readings in the order of their event times, from {@link readFrom} on. */
  readonly rows: readonly JudgedRow[];
  /** Live alarms of the device that ended after {@link readFrom} or stand, in the order in which they were raised. */
  readonly alarms: readonly Episode[];
}

/** Metrics of a track with readings that came after newer ones, and when the earliest was measured, Unix ms. */
export function lateMetrics(plan: DevicePlan, { uncorrected = {} }: TrackState): [PlannedMetric, number][] {
  return plan.metrics.flatMap(metric => {
    const since = uncorrected[metric.metric];
    return since === undefined ? [] : [[metric, since] as [PlannedMetric, number]];
  });
}

/** From when on readings of a metric say where its rules stood at a moment, Unix ms. */
export function readFrom({ rules }: PlannedMetric, sinceMs: number): number {
  const delays = rules.map(({ thresholds }) => Math.max(thresholds.onDelayMs, thresholds.offDelayMs));
  return sinceMs - Math.max(0, ...delays) - LONGEST_GAP_MS;
}

/**
 * Judges instant rules again from the earliest reading on that came late, and makes of their alarms what they
 * would be had all readings come in order. Means are corrected by `evaluateTrack`.
 */
export function correctTrack(
  plan: DevicePlan,
  key: TrackKey,
  before: TrackState,
  { rows, alarms }: CorrectionSources,
): EvaluatedTrack {
  const { uncorrected: _, ...rest } = before;
  const state: TrackState = { ...rest, rules: { ...rest.rules } };
  const changes: AlarmChange[] = [];
  for (const [metric, sinceMs] of lateMetrics(plan, before)) {
    const until = before.seen[metric.metric] ?? sinceMs;
    const own = rows.flatMap(({ t, values, flags }): JudgedRow[] => {
      const value = values[metric.metric];
      const flag = flags?.[metric.metric];
      if (value === undefined || t > until || !isJudged(flag)) return [];
      return [{ t, values: { [metric.metric]: value }, ...(flag && { flags: { [metric.metric]: flag } }) }];
    });
    for (const [id, versions] of groupBy(metric.rules.filter(isInstant), ({ rule }) => rule.id)) {
      const known = alarms.filter(({ rule }) => rule === id);
      const inForce = versions.find(version => isInForce(version, sinceMs)) ?? versions[0];
      if (inForce === undefined) continue;
      const rule = { id, versions, inForce, metric, sinceMs, rows: own, alarms: known };
      const corrected = correctRule({ plan, key, before, ...rule });
      changes.push(...corrected.changes);
      if (corrected.state) state.rules[id] = corrected.state;
      else delete state.rules[id];
    }
  }
  return { state, changes };
}

interface RuleCorrection extends CorrectionSources {
  readonly plan: DevicePlan;
  readonly key: TrackKey;
  readonly before: TrackState;
  readonly metric: PlannedMetric;
  readonly id: string;
  readonly versions: readonly PlannedRule[];
  /** The version by which is judged where the rule stood. */
  readonly inForce: PlannedRule;
  readonly sinceMs: number;
}

function correctRule({ plan, key, before, ...rule }: RuleCorrection): CorrectedRule {
  const { id, versions, inForce, metric, sinceMs, rows, alarms } = rule;
  const past: Before = {
    sinceMs,
    alarms,
    readings: rows.flatMap(({ t, values, flags }) =>
      t < sinceMs && counts(inForce, flags?.[metric.metric])
        ? [{ t, value: values[metric.metric] as number }]
        : [],
    ),
  };
  const standing = standingBefore(inForce.thresholds, past);
  const start: TrackState = {
    ...{ clock: sinceMs - 1, seen: {} },
    rules: standing ? { [id]: standing } : {},
  };
  const again = evaluateTrack({ ...plan, metrics: [{ ...metric, rules: versions }] }, key, start, [
    ...rows.filter(({ t }) => t >= sinceMs),
    { t: before.clock, values: {} },
  ]);
  const isDoubted = ({ raisedAt, clearedAt }: Episode): boolean =>
    rows.some(
      ({ t, flags }) =>
        flags?.[metric.metric] === Quality.Suspect &&
        t >= raisedAt - inForce.thresholds.onDelayMs &&
        t <= (clearedAt ?? before.clock),
    );
  return reconcile({
    known: alarms.filter(alarm => !hasEndedBefore(inForce.thresholds, past, alarm)),
    standing: standing?.alarm,
    again: { state: again.state.rules[id], changes: again.changes },
    before: before.rules[id],
    isDoubted,
  });
}
