import type { PreparedPack } from '../readings/pack.js';
import { hasSeq, type SeqRange } from './seq-ranges.js';
import { type HourTally, tallyPack } from './tally-delivery.js';

/** Span of a device's stored event times, Unix ms. */
export interface DeviceSpan {
  readonly device: string;
  readonly zone: string;
  firstEventAt: number;
  lastEventAt: number;
  /** `null` when only history came. */
  firstLiveAt: number | null;
}

/** Name of a run in maps; device names have no space. */
export function runName(device: string, boot: number): string {
  return `${device} ${boot}`;
}

/**
 * Picks the packs that the ledger did not have, each key once.
 *
 * @param before ranges of each run before this group.
 * @param newDigests keys of packs without a sequence that were added now.
 */
export function pickNewPacks(
  packs: readonly PreparedPack[],
  before: ReadonlyMap<string, readonly SeqRange[]>,
  newDigests: ReadonlySet<string>,
): PreparedPack[] {
  const seen = new Set<string>();
  return packs.filter(({ device, key, boot, seq }) => {
    if (seen.has(key)) return false;
    seen.add(key);
    if (boot === null || seq === null) return newDigests.has(key);
    return !hasSeq(before.get(runName(device, boot)) ?? [], seq);
  });
}

/** Sums what packs brought, by device and hour, ordered by device and hour. */
export function tallyPacks(packs: readonly PreparedPack[]): Array<HourTally & { zone: string }> {
  const devices = new Map<string, { zone: string; hours: Map<number, HourTally> }>();
  for (const pack of packs) {
    let device = devices.get(pack.device);
    if (device === undefined) {
      device = { zone: pack.zone, hours: new Map() };
      devices.set(pack.device, device);
    }
    tallyPack(pack, device.hours);
  }
  return [...devices.keys()].toSorted().flatMap(name => {
    const { zone, hours } = devices.get(name) as { zone: string; hours: Map<number, HourTally> };
    return [...hours.values()].sort((a, b) => a.hour - b.hour).map(tally => ({ ...tally, zone }));
  });
}

/** Spans of what packs stored, ordered by device. */
export function spanPacks(packs: readonly PreparedPack[]): DeviceSpan[] {
  const spans = new Map<string, DeviceSpan>();
  for (const { device, zone, lane, points } of packs) {
    for (const { timeMs, state } of points) {
      if (state !== 'claimed') continue;
      const live = lane === 'live' ? timeMs : null;
      const span = spans.get(device);
      if (span === undefined) {
        spans.set(device, { device, zone, firstEventAt: timeMs, lastEventAt: timeMs, firstLiveAt: live });
        continue;
      }
      if (timeMs < span.firstEventAt) span.firstEventAt = timeMs;
      if (timeMs > span.lastEventAt) span.lastEventAt = timeMs;
      if (live !== null && (span.firstLiveAt === null || live < span.firstLiveAt)) span.firstLiveAt = live;
    }
  }
  return [...spans.values()].sort((a, b) => (a.device < b.device ? -1 : 1));
}
