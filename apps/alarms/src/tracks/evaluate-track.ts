import type { Episode } from '#libs/contracts';
import { Quality, ruleTexts } from '#libs/telemetry';
import { NO_AVERAGES, type TrackAverages } from '../averages/track-averages.js';
import {
  type DevicePlan,
  findRule,
  isInForce,
  isInstant,
  type PlannedRule,
} from '../directory/device-plan.js';
import { episodeId } from '../episodes/episode-id.js';
import { applyReading, applyTime } from '../rules/evaluate-rule.js';
import type { Step } from '../rules/rule-state.js';
import type { JudgedRow } from './judged-pack.js';
import type { TrackKey, TrackState } from './track.js';

/** What became of an alarm. */
export interface AlarmChange {
  readonly kind: 'cleared' | 'corrected' | 'raised' | 'worse';
  readonly alarm: Episode;
}

/** A track after more readings, and what they changed, in order. */
export interface EvaluatedTrack {
  readonly state: TrackState;
  readonly changes: readonly AlarmChange[];
}

/**
 * Judges rows of a track in the order of their event times. A reading that is not newer than the last
 * judged one of its metric is passed over, so rows may come again and an old one flips nothing. Of a live track it is
 * noted, for `correctTrack` to judge everything since again. Where an old one changes a mean, the mean of now is judged again.
 */
export function evaluateTrack(
  plan: DevicePlan,
  key: TrackKey,
  before: TrackState,
  rows: readonly JudgedRow[],
  averages: TrackAverages = NO_AVERAGES,
): EvaluatedTrack {
  const { clock, seen, rules, uncorrected } = before;
  const state: TrackState = {
    clock,
    seen: { ...seen },
    rules: { ...rules },
    ...(uncorrected && { uncorrected: { ...uncorrected } }),
  };
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
      const flag = flags?.[metric];
      if (value === undefined || !isJudged(flag)) continue;
      const last = seen[metric] ?? Number.NEGATIVE_INFINITY;
      if (t < last || t < this.track.clock) this.noteLate(metric, rules, t, t < last);
      if (t <= last) continue;
      seen[metric] = t;
      for (const planned of rules) {
        if (!isInForce(planned, t)) continue;
        if (!isInstant(planned)) this.judgeMean(planned, t);
        else if (counts(planned, flag)) this.judge(planned, t, value);
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
        if (!isInstant(planned) && isInForce(planned, now)) this.judgeMean(planned, now);
      }
    }
  }

  private judgeMean(planned: PlannedRule, timeMs: number): void {
    const mean = this.averages.at(planned, timeMs);
    if (mean !== undefined) this.judge(planned, timeMs, mean);
  }

  /** Time may have passed as well, for a value that was taken to hold. */
  private noteLate(
    metric: string,
    rules: readonly PlannedRule[],
    timeMs: number,
    isPassedOver: boolean,
  ): void {
    const isWrong = rules.some(planned => isInstant(planned) && (isPassedOver || planned.thresholds.isHeld));
    if (!isWrong || this.key.lane === 'late') return;
    const { uncorrected } = this.track;
    const earliest = Math.min(uncorrected?.[metric] ?? timeMs, timeMs);
    this.track.uncorrected = { ...uncorrected, [metric]: earliest };
  }

  private judge(planned: PlannedRule, timeMs: number, value: number): void {
    const { thresholds, rule } = planned;
    const known = this.track.rules[rule.id];
    if (known && thresholds.isHeld) this.apply(planned, applyTime(thresholds, known.state, timeMs));
    const { state } = this.track.rules[rule.id] ?? {};
    this.apply(planned, applyReading(thresholds, state, timeMs, value));
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
      ...ruleTexts(rule),
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

/** Whether rules look at a reading of this quality at all. */
export function isJudged(flag: Quality | undefined): boolean {
  return flag !== Quality.Fail && flag !== Quality.Missing;
}

/** Whether a reading that is judged counts for a rule. */
export function counts({ rule }: PlannedRule, flag: Quality | undefined): boolean {
  return flag !== Quality.Suspect || rule.suspect === 'count';
}

/** An alarm that ended. */
export function clearedAlarm(alarm: Episode, atMs: number): Episode {
  return { ...alarm, state: 'cleared', clearedAt: Math.max(alarm.raisedAt, atMs) };
}
