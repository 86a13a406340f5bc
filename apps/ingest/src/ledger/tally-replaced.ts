import type { PreparedPack } from '../readings/pack.js';
import { CountKind } from './minute-counts.js';
import { emptyHour, HOUR_MS, type HourTally } from './tally-delivery.js';

type ZoneTally = HourTally & { readonly zone: string };

/** How many values of one moment of a pack were replaced after they had been stored. */
export interface ReplacedMoment {
  /** Of the pack that they came with. */
  readonly key: string;
  readonly timeMs: number;
  readonly values: number;
}

/** Moves readings of a device from stored to rejected; a negative number moves them back. */
export function moveToRejected(device: string, zone: string, timeMs: number, values: number): ZoneTally {
  const hour = Math.floor(timeMs / HOUR_MS) * HOUR_MS;
  const tally = emptyHour(device, hour);
  tally.counts.add(CountKind.Rejected, timeMs - hour, values);
  return { ...tally, zone };
}

/**
 * Takes back what packs count as rejected a second time. A pack that was stored and did not get into the ledger before
 * a crash comes again; its values may have been replaced meanwhile, and counted then.
 */
export function takeBackReplaced(
  packs: readonly PreparedPack[],
  replaced: readonly ReplacedMoment[],
): ZoneTally[] {
  const counted = new Map<string, number>();
  for (const { key, timeMs, values } of replaced) {
    const name = `${key} ${timeMs}`;
    counted.set(name, (counted.get(name) ?? 0) + values);
  }
  const tallies: ZoneTally[] = [];
  for (const { device, zone, key, points } of packs) {
    for (const { state, timeMs, values } of points) {
      if (state !== 'superseded') continue;
      const name = `${key} ${timeMs}`;
      const twice = Math.min(values.length, counted.get(name) ?? 0);
      if (twice === 0) continue;
      counted.set(name, (counted.get(name) ?? 0) - twice);
      tallies.push(moveToRejected(device, zone, timeMs, -twice));
    }
  }
  return tallies;
}
