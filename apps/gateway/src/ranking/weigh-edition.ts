import { type PillarWeights, type WeighedScore, weighScore } from '#libs/readiness';
import type { Edition } from '../editions/edition.js';
import { weightsText } from './weights-text.js';

/** Sets of weights kept an edition: the presets and what people try just now. */
const KEPT = 200;

const weighed = new WeakMap<Edition, Map<string, ReadonlyMap<string, WeighedScore>>>();

/** Scores of an edition under some weights, by zone; those without a score are left out. Computed once. */
export function weighEdition(edition: Edition, weights: PillarWeights): ReadonlyMap<string, WeighedScore> {
  let byWeights = weighed.get(edition);
  if (byWeights === undefined) {
    byWeights = new Map();
    weighed.set(edition, byWeights);
  }
  const key = weightsText(weights);
  const known = byWeights.get(key);
  if (known !== undefined) return known;
  const scores = new Map<string, WeighedScore>();
  for (const { code, score } of edition.zones)
    if (score !== null) scores.set(code, weighScore(score, weights));
  if (byWeights.size >= KEPT) byWeights.clear();
  byWeights.set(key, scores);
  return scores;
}
