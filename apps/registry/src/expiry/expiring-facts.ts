import { EXPIRY_STAGES, type ExpiringFact, type ExpiryStage, type FactRecord } from '#libs/contracts';
import { groupBy } from '#libs/runtime';
import { addDays } from '../records/local-days.js';

/**
 * The stage of a warning.
 *
 * @param daysLeft to the last valid day, below 0 when it is past.
 * @returns days before the end at which somebody is warned, 0 when it has ended, `null` while it is too early.
 */
export function expiryStage(daysLeft: number): ExpiryStage | null {
  if (daysLeft < 0) return 0;
  return EXPIRY_STAGES.filter(stage => stage > 0 && daysLeft <= stage).at(-1) ?? null;
}

/**
 * Facts whose validity ends within some days, or has ended, the most urgent first. What another statement
 * on record follows without a gap does not run out.
 *
 * @param facts versions on record.
 */
export function expiringFacts(facts: readonly FactRecord[], withinDays: number): ExpiringFact[] {
  const lineOf = (fact: FactRecord) => `${fact.zone} ${fact.fact}`;
  const lines = groupBy(facts, lineOf);
  const found = facts.flatMap(fact => {
    const { validTo, daysLeft } = fact;
    if (validTo === null || daysLeft === null || daysLeft > withinDays) return [];
    const isFollowed = lines
      .get(lineOf(fact))
      ?.some(other => other !== fact && other.validFrom <= addDays(validTo, 1) && outlives(other, validTo));
    return isFollowed ? [] : [{ ...fact, stage: expiryStage(daysLeft) }];
  });
  return found.toSorted((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0));
}

function outlives(fact: FactRecord, date: string): boolean {
  return fact.validTo === null || fact.validTo > date;
}
