/** What ranking looks at. */
export interface Rankable {
  zone: string;
  value: number;
  confidence: number;
}

/** A place in a published ranking. */
export interface PublishedRank {
  /** From 1; equal scores share a place. */
  rank: number;
  zone: string;
  value: number;
}

/** A published ranking of one track. */
export interface PublishedRanking {
  /** How many zones are sure enough to be ranked. */
  ranked: number;
  /** The top half of them, the best first; the others are not named in a ranking. */
  named: PublishedRank[];
}

/** Least confidence of a zone that is ranked (HP-GSR 0.1 §7.4). */
const MIN_CONFIDENCE = 0.65;

/**
 * Ranks zones of one track for publication (HP-GSR 0.1 §7.4): those with a confidence of at least 0.65, of
 * which the top half is named. Zones that share the last named place are all named.
 */
export function rankForPublication(zones: readonly Rankable[]): PublishedRanking {
  const sure = zones
    .filter(zone => zone.confidence >= MIN_CONFIDENCE)
    .sort((a, b) => b.value - a.value || (a.zone < b.zone ? -1 : 1));
  const ranks = sure.map(({ zone, value }) => ({
    rank: 1 + sure.findIndex(other => other.value === value),
    zone,
    value,
  }));
  const named = ranks.filter(({ rank }) => rank <= Math.ceil(sure.length / 2));
  return { ranked: sure.length, named };
}
