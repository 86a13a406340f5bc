import { type PillarWeights, type WeighedScore, weighScore } from '#libs/readiness';
import type { Edition, EditionZone } from '../editions/edition.js';
import { oncePerZone, type OfZone } from './once-per-zone.js';
import { weightsText } from './weights-text.js';

/** Sets of weights kept an edition: the presets and what is asked just now; an answer asked again is kept as bytes. */
const KEPT = 16;

const weighed = new WeakMap<Edition, Map<string, OfZone<WeighedScore>>>();

/**
 * Tells of each zone of an edition its score under some weights, computed when it is asked for first; `null` for a
 * zone without a score. The same function for the same weights.
 */
export function weighEdition(edition: Edition, weights: PillarWeights): OfZone<WeighedScore> {
  let byWeights = weighed.get(edition);
  if (byWeights === undefined) {
    byWeights = new Map();
    weighed.set(edition, byWeights);
  }
  const key = weightsText(weights);
  const known = byWeights.get(key);
  if (known !== undefined) return known;
  const weigh = oncePerZone(({ score }: EditionZone) => (score === null ? null : weighScore(score, weights)));
  if (byWeights.size >= KEPT) byWeights.clear();
  byWeights.set(key, weigh);
  return weigh;
}
