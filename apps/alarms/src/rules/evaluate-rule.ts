import type { PendingState, RaisedState, RuleState, Step, Thresholds } from './rule-state.js';

/**
 * Readings that are further apart say nothing about the time between: a delay begins anew. Two steps of
 * history at 15 minutes.
 */
export const LONGEST_GAP_MS = 30 * 60_000;

/** What one reading means for a rule. Readings come in the order of their event times. */
export function applyReading(
  rule: Thresholds,
  state: RuleState | undefined,
  timeMs: number,
  value: number,
): Step {
  if (state?.phase === 'raised') return whileRaised(rule, state, timeMs, value);
  if (!isBroken(rule, value)) return { state: undefined };
  const isUnbroken = state !== undefined && isNear(rule, state.last, timeMs);
  const pending: PendingState = isUnbroken
    ? { ...state, last: timeMs, worst: worseOf(rule, state.worst, value) }
    : { phase: 'pending', since: timeMs, last: timeMs, worst: value };
  return raiseIfDue(rule, pending, timeMs);
}

/**
 * What the passing of event time until a moment means for a rule whose values hold until the next one, which may be
 * read at that very moment.
 */
export function applyTime(rule: Thresholds, state: RuleState, timeMs: number): Step {
  const last = timeMs - 1;
  return state.phase === 'pending' ? raiseIfDue(rule, state, last) : clearIfDue(rule, state, last);
}

function whileRaised(rule: Thresholds, state: RaisedState, timeMs: number, value: number): Step {
  if (isMended(rule, value)) {
    const { goodSince } = state;
    const isUnbroken = goodSince !== undefined && isNear(rule, state.last, timeMs);
    return clearIfDue(rule, { ...state, last: timeMs, goodSince: isUnbroken ? goodSince : timeMs }, timeMs);
  }
  const worst = worseOf(rule, state.worst, value);
  const raised: RaisedState = { phase: 'raised', at: state.at, last: timeMs, worst };
  return worst === state.worst ? { state: raised } : { state: raised, change: 'worse' };
}

function raiseIfDue(rule: Thresholds, state: PendingState, timeMs: number): Step {
  const at = state.since + rule.onDelayMs;
  if (timeMs < at) return { state };
  return { state: { phase: 'raised', at, last: state.last, worst: state.worst }, change: 'raised' };
}

function clearIfDue(rule: Thresholds, state: RaisedState, timeMs: number): Step {
  const at = (state.goodSince ?? Number.POSITIVE_INFINITY) + rule.offDelayMs;
  if (timeMs < at) return { state };
  return { state: undefined, change: 'cleared', at, worst: state.worst };
}

/** Whether a value is beyond the limit. */
export function isBroken({ comparison, set }: Thresholds, value: number): boolean {
  return comparison === 'above' ? value >= set : value <= set;
}

/** Whether a value is so good that it may clear an alarm. */
export function isMended({ comparison, clear }: Thresholds, value: number): boolean {
  return comparison === 'above' ? value <= clear : value >= clear;
}

/** Whether two readings are near enough to say how it was between them. */
export function isNear({ isHeld }: Thresholds, fromMs: number, toMs: number): boolean {
  return isHeld || toMs - fromMs <= LONGEST_GAP_MS;
}

/** The worse of two values. */
export function worseOf({ comparison }: Thresholds, a: number, b: number): number {
  return comparison === 'above' ? Math.max(a, b) : Math.min(a, b);
}
