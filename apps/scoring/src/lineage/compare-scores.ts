import type { Score, ScoreChanges } from '#libs/contracts';
import { attributeChange, nextGrade } from '#libs/readiness';
import { comparedFrom } from './compared-from.js';

/** What moved a score from one revision to another, and how far these lie from the moments asked for. */
export function compareScores(before: Score, after: Score, asked: ScoreChanges['asked']): ScoreChanges {
  const { total, indicators, gates, weights } = attributeChange(before, after);
  return {
    zone: after.zone,
    from: endOf(before),
    to: endOf(after),
    asked,
    comparedFrom: comparedFrom(asked.from, before.asOf),
    change: total,
    indicators: indicators
      .map(({ id, points }) => {
        const [old, now] = [before, after].map(score => score.indicators.find(one => one.id === id) ?? null);
        const { pillar, unit } = (now ?? old) as Score['indicators'][number];
        return { id, pillar, unit, points, before: stateOf(old), after: stateOf(now) };
      })
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.id < b.id ? -1 : 1)),
    gates,
    weights,
    weakest: after.weakest,
    nextGrade: nextGrade(after.value),
    simulated: before.simulated || after.simulated,
  };
}

function endOf(score: Score): ScoreChanges['from'] {
  const { asOf, revision, computedAt, reason, inputsHash, method, value, grade, confidence, simulated } =
    score;
  return { asOf, revision, computedAt, reason, inputsHash, method, value, grade, confidence, simulated };
}

function stateOf(indicator: Score['indicators'][number] | null | undefined) {
  if (!indicator) return null;
  const { state, value, score, evidence, completeness } = indicator;
  return { state, value, score, evidence, completeness };
}
