import { MAX_AGE_MS, MAX_FUTURE_MS } from '#libs/telemetry';
import type { PreparedPack } from '../readings/pack.js';
import { CountKind, MinuteCounts } from './minute-counts.js';

/** Counts are kept by hour of event time. */
export const HOUR_MS = 3_600_000;
const SLOT_MS = 300_000;
/** A reading counts as timely when it is here within this time (HP-GSR 0.1, indicator DT4). */
const TIMELY_MS = 600_000;

/** What became of a device's readings in one hour of event time. */
export interface HourTally {
  readonly device: string;
  /** Start of the hour, Unix ms. */
  readonly hour: number;
  /** What was received and neither failed nor rejected is stored. */
  readonly counts: MinuteCounts;
  /** Bit i: 5-minute slot i of the hour; live lane only. */
  presentSlots: number;
  timelySlots: number;
}

/** Adds what a pack brought to the tallies of its device, which are kept by hour. */
export function tallyPack(pack: PreparedPack, hours: Map<number, HourTally>): void {
  let tally: HourTally | undefined;
  for (const { timeMs, values, fails, state } of pack.points) {
    const hour = Math.floor(timeMs / HOUR_MS) * HOUR_MS;
    if (tally?.hour !== hour) tally = tallyOf(hours, pack.device, hour);
    const offset = timeMs - hour;
    tally.counts.add(CountKind.Received, offset, values.length);
    if (state !== 'claimed') {
      tally.counts.add(CountKind.Rejected, offset, values.length);
      continue;
    }
    if (fails > 0) tally.counts.add(CountKind.Failed, offset, fails);
    if (pack.lane === 'live') {
      const slot = 1 << (offset / SLOT_MS);
      tally.presentSlots |= slot;
      if (pack.receivedAt - timeMs <= TIMELY_MS) tally.timelySlots |= slot;
    }
  }
  for (const { times } of pack.refusals) {
    for (const timeMs of times) {
      const countedAt = refusalTime(timeMs, pack.receivedAt);
      const hour = Math.floor(countedAt / HOUR_MS) * HOUR_MS;
      const { counts } = tallyOf(hours, pack.device, hour);
      counts.add(CountKind.Received, countedAt - hour, 1);
      counts.add(CountKind.Rejected, countedAt - hour, 1);
    }
  }
}

/** An impossible time would open an hour in another century: those count at the time of their arrival. */
function refusalTime(timeMs: number, receivedAt: number): number {
  return timeMs <= receivedAt + MAX_FUTURE_MS && timeMs >= receivedAt - MAX_AGE_MS ? timeMs : receivedAt;
}

function tallyOf(hours: Map<number, HourTally>, device: string, hour: number): HourTally {
  let tally = hours.get(hour);
  if (tally === undefined) {
    tally = emptyHour(device, hour);
    hours.set(hour, tally);
  }
  return tally;
}

/** An hour of a device in which nothing is counted yet. */
export function emptyHour(device: string, hour: number): HourTally {
  return { device, hour, counts: new MinuteCounts(), presentSlots: 0, timelySlots: 0 };
}
