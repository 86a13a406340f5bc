import { type DevicePlan, findRule } from '../directory/device-plan.js';
import { clearedAlarm, type EvaluatedTrack } from './evaluate-track.js';
import type { TrackState } from './track.js';

/**
 * Ends a track of which no more readings come: what is still raised ends with the last reading, since nothing
 * says how it went on. What was judged stays known, so that readings that come again open nothing.
 */
export function endTrack({ clock, seen, rules }: TrackState): EvaluatedTrack {
  const changes = Object.values(rules).flatMap(({ alarm }) =>
    alarm === undefined ? [] : [{ kind: 'cleared' as const, alarm: clearedAlarm(alarm, clock) }],
  );
  return { state: { clock, seen, rules: {} }, changes };
}

/** Whether a track has something raised of a rule that does not hold for its device now. */
export function hasGoneRules({ rules }: TrackState, plan: DevicePlan | undefined, nowMs: number): boolean {
  return Object.entries(rules).some(
    ([id, { alarm }]) => alarm !== undefined && (plan === undefined || !findRule(plan, id, nowMs)),
  );
}

/** Ends what is raised of rules that do not hold for the device now; the rest goes on. */
export function endGoneRules(track: TrackState, plan: DevicePlan | undefined, nowMs: number): EvaluatedTrack {
  const rules: TrackState['rules'] = {};
  const changes: EvaluatedTrack['changes'][number][] = [];
  for (const [id, rule] of Object.entries(track.rules)) {
    if (plan && findRule(plan, id, nowMs)) rules[id] = rule;
    else if (rule.alarm) changes.push({ kind: 'cleared', alarm: clearedAlarm(rule.alarm, nowMs) });
  }
  return { state: { ...track, rules }, changes };
}
