/**
 * Ranks of scores, the best is 1. Zones with the same score keep their order, so that ranks are always
 * the numbers from 1 to n.
 */
export function rankScores(scores: Float64Array, ranks: Uint16Array): void {
  for (let zone = 0; zone < scores.length; zone++) {
    const own = scores[zone] as number;
    let rank = 1;
    for (let other = 0; other < scores.length; other++) {
      const score = scores[other] as number;
      if (score > own || (score === own && other < zone)) rank++;
    }
    ranks[zone] = rank;
  }
}
