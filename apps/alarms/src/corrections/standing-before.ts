import type { Episode } from '#libs/contracts';
import { isBroken, isMended, isNear, worseOf } from '../rules/evaluate-rule.js';
import type { RuleState, Thresholds } from '../rules/rule-state.js';

/** A reading that counts for a rule. */
export interface CountedReading {
  readonly t: number;
  readonly value: number;
}

/** Where a rule stands, with its alarm once raised. */
interface StandingRule {
  readonly state: RuleState;
  readonly alarm?: Episode;
}

/** What is known of a rule before a moment. */
export interface Before {
  readonly sinceMs: number;
  /** In the order of their event times, as far back as the rule is patient. */
  readonly readings: readonly CountedReading[];
  /** Alarms of the rule, in the order in which they were raised. */
  readonly alarms: readonly Episode[];
}

/** Where a rule stood just before a moment; alarms and readings are right until then. */
export function standingBefore(thresholds: Thresholds, before: Before): StandingRule | undefined {
  const alarm = before.alarms.find(
    known => isOver(thresholds, before, known.raisedAt) && !hasEndedBefore(thresholds, before, known),
  );
  return alarm ? raisedBefore(thresholds, before, alarm) : pendingBefore(thresholds, before);
}

/** Whether all of an alarm was before the moment, its end as well. */
export function hasEndedBefore(thresholds: Thresholds, before: Before, { clearedAt }: Episode): boolean {
  return clearedAt !== null && isOver(thresholds, before, clearedAt);
}

/** A delay is over once a reading says so or, where values hold until the next one, once time has passed. */
function isOver({ isHeld }: Thresholds, { sinceMs, readings }: Before, atMs: number): boolean {
  return isHeld ? atMs < sinceMs : atMs <= (readings.at(-1)?.t ?? sinceMs - 1);
}

function raisedBefore(thresholds: Thresholds, { readings }: Before, alarm: Episode): StandingRule {
  const { raisedAt: at } = alarm;
  const broke = at - thresholds.onDelayMs;
  const isWhole = (readings[0]?.t ?? Number.POSITIVE_INFINITY) <= broke;
  const bad = readings.filter(({ t, value }) => t >= broke && !isMended(thresholds, value));
  // Of an alarm that is older than the readings, the worst that it was known to be.
  const worst = isWhole ? worstOf(thresholds, bad, alarm.value) : alarm.value;
  const good = lastRun(thresholds, readings, ({ t, value }) => t > at && isMended(thresholds, value));
  return {
    state: {
      ...{ phase: 'raised', at, last: readings.at(-1)?.t ?? at, worst },
      ...(good[0] && { goodSince: good[0].t }),
    },
    alarm: { ...alarm, value: worst, state: 'raised', clearedAt: null },
  };
}

function pendingBefore(
  thresholds: Thresholds,
  { readings, alarms, ...before }: Before,
): StandingRule | undefined {
  const cleared = alarms
    .filter(alarm => hasEndedBefore(thresholds, { readings, alarms, ...before }, alarm))
    .map(({ clearedAt }) => clearedAt ?? 0);
  const after = Math.max(Number.NEGATIVE_INFINITY, ...cleared);
  const run = lastRun(thresholds, readings, ({ t, value }) => t >= after && isBroken(thresholds, value));
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const worst = worstOf(thresholds, run, first.value);
  return { state: { phase: 'pending', since: first.t, last: last.t, worst } };
}

/** The readings at the end that are all of a kind, without a break. */
function lastRun(
  thresholds: Thresholds,
  readings: readonly CountedReading[],
  isOfKind: (reading: CountedReading) => boolean,
): readonly CountedReading[] {
  let from = readings.length;
  for (let next: CountedReading | undefined; from > 0; from--) {
    const reading = readings[from - 1] as CountedReading;
    if (!isOfKind(reading) || (next && !isNear(thresholds, reading.t, next.t))) break;
    next = reading;
  }
  return readings.slice(from);
}

function worstOf(thresholds: Thresholds, readings: readonly CountedReading[], otherwise: number): number {
  const [first, ...others] = readings.map(({ value }) => value);
  if (first === undefined) return otherwise;
  return others.reduce((worst, value) => worseOf(thresholds, worst, value), first);
}
