import type { JournalEntry } from '../publisher/journal.js';

const MINUTE_MS = 60_000;

/** Readings of a minute of event time. */
export interface DeliveryCounts {
  /** Packs, each once however often it came: each of ours is one reading. */
  readonly received: number;
  /** Those that hold their moment. */
  readonly stored: number;
}

/** What the interface says has arrived from a device. */
export interface ReadDelivery {
  readonly minutes: ReadonlyArray<DeliveryCounts & { readonly t: number }>;
  /** Of the device's one run: all packs up to the first, the highest at all. */
  readonly contiguousSeq: number;
  readonly lastSeq: number;
}

/** What has to have arrived from a device. */
export interface ExpectedDelivery {
  readonly minutes: ReadonlyMap<number, DeliveryCounts>;
  readonly lastSeq: number;
}

/** Counts what each device sent, by minute. */
export function expectedDelivery(entries: readonly JournalEntry[]): Map<string, ExpectedDelivery> {
  const sent = new Map<string, Map<number, number>>();
  for (const entry of entries) {
    if (entry.state !== 'sent') continue;
    const own = sent.get(entry.device) ?? new Map<number, number>();
    sent.set(entry.device, own.set(entry.seq, entry.t));
  }
  return new Map(
    [...sent].map(([device, times]) => [
      device,
      { minutes: countMinutes([...times.values()]), lastSeq: times.size },
    ]),
  );
}

/** How many minutes count too many or too few, plus one for numbers that are not all there. */
export function countDeliveryFaults(expected: ExpectedDelivery, read: ReadDelivery): number {
  const found = new Map(read.minutes.map(minute => [minute.t, minute]));
  const isWrong = (t: number): boolean => {
    const [a, b] = [expected.minutes.get(t), found.get(t)];
    return (a?.received ?? 0) !== (b?.received ?? 0) || (a?.stored ?? 0) !== (b?.stored ?? 0);
  };
  const wrong = [...new Set([...expected.minutes.keys(), ...found.keys()])].filter(isWrong).length;
  const isWhole = read.contiguousSeq === expected.lastSeq && read.lastSeq === expected.lastSeq;
  return wrong + (isWhole ? 0 : 1);
}

function countMinutes(times: readonly number[]): Map<number, DeliveryCounts> {
  const minutes = new Map<number, { received: number; moments: Set<number> }>();
  for (const t of times) {
    const start = Math.floor(t / MINUTE_MS) * MINUTE_MS;
    const minute = minutes.get(start) ?? { received: 0, moments: new Set() };
    minute.received++;
    minute.moments.add(t);
    minutes.set(start, minute);
  }
  return new Map([...minutes].map(([t, { received, moments }]) => [t, { received, stored: moments.size }]));
}
