import type { PreparedPack } from '../readings/pack.js';
import { MinuteCounts } from './minute-counts.js';
import { emptyHour, type HourTally, tallyPack } from './tally-delivery.js';

/** What was counted for one hour of a pack: start of the hour (Unix ms) and the counts that are not zero. */
export type CountedHour = readonly [hour: number, counts: ReturnType<MinuteCounts['toPairs']>];

/** What is counted for a pack, hour by hour. */
export function countsOf(pack: PreparedPack): CountedHour[] {
  const hours = new Map<number, HourTally>();
  tallyPack(pack, hours);
  return [...hours.values()]
    .sort((a, b) => a.hour - b.hour)
    .map(({ hour, counts }) => [hour, counts.toPairs()]);
}

/**
 * What has to be added to the counters so that they hold what this judgement of a pack counts in place of
 * what was counted before; nothing where both are the same.
 */
export function differenceOf(
  pack: PreparedPack,
  before: readonly CountedHour[],
): Array<HourTally & { readonly zone: string }> {
  const hours = new Map<number, HourTally>();
  tallyPack(pack, hours);
  for (const [hour, pairs] of before) {
    const tally = hours.get(hour) ?? emptyHour(pack.device, hour);
    tally.counts.subtract(MinuteCounts.fromPairs(pairs));
    hours.set(hour, tally);
  }
  return [...hours.values()]
    .filter(({ counts }) => !counts.isZero)
    .map(tally => ({ ...tally, zone: pack.zone }));
}
