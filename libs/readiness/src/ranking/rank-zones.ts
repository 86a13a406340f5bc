/** A zone that wants a place. */
export interface RankCandidate {
  readonly zone: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** Whether enough is known to publish its score. */
  readonly sufficient: boolean;
}

/** A zone with its place. */
export interface RankedZone {
  readonly zone: string;
  /** Best place it may have: one more than the zones that are better for certain. */
  readonly rank: number;
  /** Worst place it may have; equal to `rank` when nothing overlaps. */
  readonly rankTo: number;
  /**
   * Zones whose bounds overlap with its own: what is not measured could turn their order round; by code. Zones that
   * people are told are tied are others, see `ZoneRobustness` (ADR 0017); the name is that of the snapshot format.
   */
  readonly tiedWith: readonly string[];
}

/** Why a zone has no place. */
export type NotRankedReason = 'insufficient-data' | 'low-confidence' | 'lower-half';

/** Places of some zones of one track. */
export interface Ranking {
  /** By score, the best first. */
  readonly ranked: readonly RankedZone[];
  /** By code: their order must not tell what is withheld. */
  readonly notRanked: readonly { readonly zone: string; readonly reason: NotRankedReason }[];
}

/** Less confident scores have no place (HP-GSR 0.1 §7.4). */
const MIN_RANKED_CONFIDENCE = 0.65;

/**
 * Places of zones (HP-GSR 0.1 §7.4): only confident scores, places as wide as bounds overlap, and only the
 * top half by name. Zones of equal score on the border of the half are all in it.
 *
 * @param minConfidence 0 for designs, whose confidence tells the stage of their documents.
 */
export function rankZones(
  candidates: readonly RankCandidate[],
  minConfidence: number = MIN_RANKED_CONFIDENCE,
): Ranking {
  const rankable: RankCandidate[] = [];
  const notRanked: { zone: string; reason: NotRankedReason }[] = [];
  for (const candidate of candidates) {
    if (!candidate.sufficient) notRanked.push({ zone: candidate.zone, reason: 'insufficient-data' });
    else if (candidate.confidence < minConfidence)
      notRanked.push({ zone: candidate.zone, reason: 'low-confidence' });
    else rankable.push(candidate);
  }
  rankable.sort((a, b) => b.value - a.value || compareText(a.zone, b.zone));
  const border = rankable[Math.ceil(rankable.length / 2) - 1]?.value ?? 0;
  const ranked: RankedZone[] = [];
  for (const candidate of rankable) {
    if (candidate.value < border) notRanked.push({ zone: candidate.zone, reason: 'lower-half' });
    else ranked.push(placeOf(candidate, rankable));
  }
  return { ranked, notRanked: notRanked.sort((a, b) => compareText(a.zone, b.zone)) };
}

function placeOf(candidate: RankCandidate, all: readonly RankCandidate[]): RankedZone {
  let better = 0;
  let worse = 0;
  const tiedWith: string[] = [];
  for (const other of all) {
    if (other.low > candidate.high) better += 1;
    else if (other.high < candidate.low) worse += 1;
    else if (other.zone !== candidate.zone) tiedWith.push(other.zone);
  }
  return { zone: candidate.zone, rank: better + 1, rankTo: all.length - worse, tiedWith: tiedWith.sort() };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
