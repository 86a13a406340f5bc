import type { EditionZone } from '../editions/edition.js';
import type { ScoreMoved } from './changes.schema.js';

/** Less cannot be seen at one decimal. */
const SEEN = 0.05;

/** Scores of zones that are others than they were, as far as it can be seen. */
export function movedScores(before: readonly EditionZone[], after: readonly EditionZone[]): ScoreMoved[] {
  const known = new Map(before.map(({ code, score }) => [code, score]));
  return after.flatMap(({ code: zone, score }): ScoreMoved[] => {
    const old = known.get(zone);
    if (!score || !old || Math.abs(score.value - old.value) < SEEN) return [];
    const { asOf, computedAt: at, simulated, value } = score;
    return [{ kind: 'score', at, zone, simulated, asOf, before: old.value, after: value }];
  });
}
