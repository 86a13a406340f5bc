import { confidenceBandOf, gradeOf, type PillarWeights } from '#libs/readiness';
import type { Edition, EditionZone } from '../editions/edition.js';
import { rankEdition } from './rank-edition.js';
import type { OwnScore } from './ranking.schema.js';
import { weighEdition } from './weigh-edition.js';

/** Tells of each zone its score under some weights beside the official one; `null` before the first score. */
export function ownScores(edition: Edition, weights: PillarWeights): (zone: EditionZone) => OwnScore | null {
  const scores = weighEdition(edition, weights);
  const officialRanks = officialRanksOf(edition);
  return ({ code, score }) => {
    const weighed = scores.get(code);
    if (score === null || weighed === undefined) return null;
    const { value, low, high, confidence } = weighed;
    return {
      ...{
        value,
        low,
        high,
        confidence,
        grade: gradeOf(value),
        confidenceBand: confidenceBandOf(confidence),
      },
      official: {
        ...{ value: score.value, low: score.low, high: score.high, grade: score.grade },
        ...{ confidence: score.confidence, status: score.status },
      },
      officialRank: officialRanks.get(code) ?? null,
      ...{ asOf: score.asOf, simulated: score.simulated, tags: score.tags, gates: score.gates },
    };
  };
}

const ranks = new WeakMap<Edition, ReadonlyMap<string, number>>();

/** Places under the official weights, by zone; planned zones have places among themselves. */
function officialRanksOf(edition: Edition): ReadonlyMap<string, number> {
  const known = ranks.get(edition);
  if (known !== undefined) return known;
  const places = new Map(
    (['operating', 'planned'] as const).flatMap(track =>
      rankEdition(edition, track, edition.official).ranked.map(({ zone, rank }) => [zone, rank] as const),
    ),
  );
  ranks.set(edition, places);
  return places;
}
