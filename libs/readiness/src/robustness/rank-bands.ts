/** Where a zone's rank lies over all draws. */
export interface RankBand {
  median: number;
  /** 5th percentile: the better end. */
  from: number;
  /** 95th percentile: the worse end. */
  to: number;
}

/**
 * Median and 5-95 % band of each zone's rank. Percentiles are ranks that occurred (nearest rank), the
 * smallest below which at least that share of the draws lies.
 *
 * @param ranks draw × zone.
 */
export function rankBands(ranks: Uint16Array, zones: number): RankBand[] {
  const draws = ranks.length / zones;
  return Array.from({ length: zones }, (_, zone) => {
    const times = new Int32Array(zones + 1);
    for (let draw = 0; draw < draws; draw++) {
      const rank = ranks[draw * zones + zone] as number;
      times[rank] = (times[rank] as number) + 1;
    }
    const percentile = (share: number): number => {
      let seen = 0;
      for (let rank = 1; rank <= zones; rank++) {
        seen += times[rank] as number;
        if (seen >= share * draws) return rank;
      }
      return zones;
    };
    return { median: percentile(0.5), from: percentile(0.05), to: percentile(0.95) };
  });
}

/** Whether two bands overlap: then nobody can say which zone is the better one. */
export function overlap(a: Pick<RankBand, 'from' | 'to'>, b: Pick<RankBand, 'from' | 'to'>): boolean {
  return a.from <= b.to && b.from <= a.to;
}
