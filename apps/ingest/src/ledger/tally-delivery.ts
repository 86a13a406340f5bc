import { MAX_AGE_MS, MAX_FUTURE_MS } from '#libs/telemetry';
import type { PreparedPack } from '../readings/pack.js';

const HOUR_MS = 3_600_000;
const SLOT_MS = 300_000;
/** A reading counts as timely when it is here within this time (HP-GSR 0.1, indicator DT4). */
const TIMELY_MS = 600_000;

/** What became of a device's readings in one hour of event time. */
export interface HourTally {
  readonly device: string;
  /** Start of the hour, Unix ms. */
  readonly hour: number;
  received: number;
  stored: number;
  failed: number;
  rejected: number;
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
    tally.received += values.length;
    if (state !== 'claimed') {
      tally.rejected += values.length;
      continue;
    }
    tally.stored += values.length - fails;
    tally.failed += fails;
    if (pack.lane === 'live') {
      const slot = 1 << ((timeMs - hour) / SLOT_MS);
      tally.presentSlots |= slot;
      if (pack.receivedAt - timeMs <= TIMELY_MS) tally.timelySlots |= slot;
    }
  }
  for (const { times } of pack.refusals) {
    for (const timeMs of times) {
      const refused = tallyOf(hours, pack.device, refusalHour(timeMs, pack.receivedAt));
      refused.received++;
      refused.rejected++;
    }
  }
}

/** An impossible time would open an hour in another century: those count in the hour of their arrival. */
function refusalHour(timeMs: number, receivedAt: number): number {
  const isUsable = timeMs <= receivedAt + MAX_FUTURE_MS && timeMs >= receivedAt - MAX_AGE_MS;
  return Math.floor((isUsable ? timeMs : receivedAt) / HOUR_MS) * HOUR_MS;
}

function tallyOf(hours: Map<number, HourTally>, device: string, hour: number): HourTally {
  let tally = hours.get(hour);
  if (tally === undefined) {
    tally = {
      device,
      hour,
      received: 0,
      stored: 0,
      failed: 0,
      rejected: 0,
      presentSlots: 0,
      timelySlots: 0,
    };
    hours.set(hour, tally);
  }
  return tally;
}
