import type { Episode } from '#libs/contracts';
import { Quality } from '#libs/telemetry';
import { NO_AVERAGES, type TrackAverages } from '../averages/track-averages.js';
import { type DevicePlan, findRule, isInForce, type PlannedRule } from '../directory/device-plan.js';
import { episodeId } from '../episodes/episode-id.js';
import { applyReading, applyTime } from '../rules/evaluate-rule.js';
import type { Step } from '../rules/rule-state.js';
import type { JudgedRow } from './judged-pack.js';
import type { TrackKey, TrackState } from './track.js';

/** What became of an alarm. */
export interface AlarmChange {
  readonly kind: 'cleared' | 'raised' | 'worse';
  readonly alarm: Episode;
}

/** A track after more readings, and what they changed, in order. */
export interface EvaluatedTrack {
  readonly state: TrackState;
  readonly changes: readonly AlarmChange[];
}

/**
 * Judges rows of a track in the order of their event times. A reading that is not newer than the last
 * judged one of its metric is passed over, so rows may come again and an old one flips nothing. Where an old one
 * changes a mean, the mean of now is judged again.
 */
export function evaluateTrack(
  plan: DevicePlan,
  key: TrackKey,
  before: TrackState,
  rows: readonly JudgedRow[],
  averages: TrackAverages = NO_AVERAGES,
): EvaluatedTrack {
  const state: TrackState = { clock: before.clock, seen: { ...before.seen }, rules: { ...before.rules } };
  const judging = new TrackJudge(plan, key, state, averages);
  for (const row of rows) judging.take(row);
  judging.correct();
  return { state, changes: judging.changes };
}

class TrackJudge {
  readonly changes: AlarmChange[] = [];

  constructor(
    private readonly plan: DevicePlan,
    private readonly key: TrackKey,
    private readonly track: TrackState,
    private readonly averages: TrackAverages,
  ) {}

  take({ t, values, flags }: JudgedRow): void {
    const { seen } = this.track;
    for (const { metric, rules } of this.plan.metrics) {
      const value = values[metric];
      if (value === undefined || t <= (seen[metric] ?? Number.NEGATIVE_INFINITY)) continue;
      const flag = flags?.[metric];
      if (flag === Quality.Fail || flag === Quality.Missing) continue;
      seen[metric] = t;
      for (const planned of rules) {
        if (!isInForce(planned, t)) continue;
        if (planned.rule.averaging !== undefined) this.judgeMean(planned, t);
        else if (flag !== Quality.Suspect || planned.rule.suspect === 'count') this.judge(planned, t, value);
      }
    }
    if (t <= this.track.clock) return;
    this.track.clock = t;
    this.pass(t);
  }

  /** Judges means of now that readings of before have changed. */
  correct(): void {
    for (const { metric, rules } of this.plan.metrics) {
      const now = this.track.seen[metric];
      if (now === undefined || !this.averages.corrected.has(metric)) continue;
      for (const planned of rules) {
        if (planned.rule.averaging !== undefined && isInForce(planned, now)) this.judgeMean(planned, now);
      }
    }
  }

  private judgeMean(planned: PlannedRule, timeMs: number): void {
    const mean = this.averages.at(planned, timeMs);
    if (mean !== undefined) this.judge(planned, timeMs, mean);
  }

  private judge(planned: PlannedRule, timeMs: number, value: number): void {
    const { state } = this.track.rules[planned.rule.id] ?? {};
    this.apply(planned, applyReading(planned.thresholds, state, timeMs, value));
  }

  /** Time passes for values that hold until the next one, and for rules that no longer hold. */
  private pass(timeMs: number): void {
    for (const [id, { state, alarm }] of Object.entries(this.track.rules)) {
      const planned = findRule(this.plan, id, timeMs);
      if (planned === undefined) {
        delete this.track.rules[id];
        if (alarm) this.changes.push({ kind: 'cleared', alarm: clearedAlarm(alarm, timeMs) });
      } else if (planned.thresholds.isHeld) {
        this.apply(planned, applyTime(planned.thresholds, state, timeMs));
      }
    }
  }

  private apply(planned: PlannedRule, step: Step): void {
    const { rules } = this.track;
    const { id } = planned.rule;
    const known = rules[id]?.alarm;
    if (step.change === 'cleared') {
      delete rules[id];
      if (known) {
        const alarm = clearedAlarm({ ...known, value: step.worst }, step.at);
        this.changes.push({ kind: 'cleared', alarm });
      }
    } else if (step.state === undefined) {
      delete rules[id];
    } else if (step.change === undefined) {
      rules[id] = { state: step.state, ...(known && { alarm: known }) };
    } else {
      const alarm = known ? { ...known, value: step.state.worst } : this.raise(planned, step.state);
      rules[id] = { state: step.state, alarm };
      this.changes.push({ kind: step.change, alarm });
    }
  }

  private raise({ rule, thresholds }: PlannedRule, { at, worst }: { at: number; worst: number }): Episode {
    const { device } = this.plan;
    return {
      id: episodeId(rule.id, device.id, at),
      rule: rule.id,
      zone: device.zone,
      device: device.id,
      metric: rule.metric,
      priority: rule.priority,
      state: 'raised',
      textVi: rule.textVi,
      textEn: rule.textEn,
      value: worst,
      limit: thresholds.set,
      basis: rule.basis,
      raisedAt: at,
      clearedAt: null,
      late: this.key.lane === 'late',
      simulated: device.origin === 'simulated',
    };
  }
}

/** An alarm that ended. */
export function clearedAlarm(alarm: Episode, atMs: number): Episode {
  return { ...alarm, state: 'cleared', clearedAt: Math.max(alarm.raisedAt, atMs) };
}
