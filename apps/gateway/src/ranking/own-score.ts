import { confidenceBandOf, gradeOf, type PillarWeights, type WeighedScore } from '#libs/readiness';
import type { Edition, EditionZone } from '../editions/edition.js';
import { oncePerZone, type OfZone } from './once-per-zone.js';
import { rankEdition } from './rank-edition.js';
import type { OwnScore } from './ranking.schema.js';
import { weighEdition } from './weigh-edition.js';

/**
 * Tells of each zone its score under some weights beside the official one; `null` before the first score. The same
 * objects for the same weights.
 */
export function ownScores(edition: Edition, weights: PillarWeights): OfZone<OwnScore> {
  const weigh = weighEdition(edition, weights);
  const known = own.get(weigh) ?? oncePerZone(zone => besideOfficial(edition, zone, weigh(zone)));
  own.set(weigh, known);
  return known;
}

const own = new WeakMap<OfZone<WeighedScore>, OfZone<OwnScore>>();

function besideOfficial(
  edition: Edition,
  { code, score }: EditionZone,
  weighed: WeighedScore | null,
): OwnScore | null {
  if (score === null || weighed === null) return null;
  const { value, low, high, confidence } = weighed;
  return {
    ...{ value, low, high, confidence, grade: gradeOf(value), confidenceBand: confidenceBandOf(confidence) },
    official: {
      ...{ value: score.value, low: score.low, high: score.high, grade: score.grade },
      ...{ confidence: score.confidence, status: score.status },
    },
    officialRank: officialRanksOf(edition).get(code) ?? null,
    ...{ asOf: score.asOf, simulated: score.simulated, tags: score.tags, gates: score.gates },
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
