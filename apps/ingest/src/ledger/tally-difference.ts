import type { PreparedPack } from '../readings/pack.js';
import { type HourTally, tallyPack } from './tally-delivery.js';

/** What was counted for one hour of a pack: start of the hour (Unix ms), received, stored, failed, rejected. */
export type CountedHour = readonly [
  hour: number,
  received: number,
  stored: number,
  failed: number,
  rejected: number,
];

/** What is counted for a pack, hour by hour. */
export function countsOf(pack: PreparedPack): CountedHour[] {
  const hours = new Map<number, HourTally>();
  tallyPack(pack, hours);
  return [...hours.values()]
    .sort((a, b) => a.hour - b.hour)
    .map(({ hour, received, stored, failed, rejected }) => [hour, received, stored, failed, rejected]);
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
  for (const [hour, received, stored, failed, rejected] of before) {
    const tally = hours.get(hour) ?? emptyHour(pack.device, hour);
    hours.set(hour, {
      ...tally,
      received: tally.received - received,
      stored: tally.stored - stored,
      failed: tally.failed - failed,
      rejected: tally.rejected - rejected,
    });
  }
  return [...hours.values()]
    .filter(({ received, stored, failed, rejected }) => received || stored || failed || rejected)
    .map(tally => ({ ...tally, zone: pack.zone }));
}

function emptyHour(device: string, hour: number): HourTally {
  return { device, hour, received: 0, stored: 0, failed: 0, rejected: 0, presentSlots: 0, timelySlots: 0 };
}
