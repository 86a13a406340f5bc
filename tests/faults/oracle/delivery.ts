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

/** Minutes that count too many or too few, and numbers that are not all there, each in words. */
export function findDeliveryFaults(expected: ExpectedDelivery, read: ReadDelivery): string[] {
  const found = new Map(read.minutes.map(minute => [minute.t, minute]));
  const words = ({ received = 0, stored = 0 }: Partial<DeliveryCounts> = {}): string =>
    `${received} received, ${stored} stored`;
  const faults = [...new Set([...expected.minutes.keys(), ...found.keys()])].flatMap(t => {
    const [due, is] = [words(expected.minutes.get(t)), words(found.get(t))];
    return due === is ? [] : [`${new Date(t).toISOString()}: ${is}, not ${due}`];
  });
  const { contiguousSeq, lastSeq } = read;
  if (contiguousSeq !== expected.lastSeq || lastSeq !== expected.lastSeq)
    faults.push(`numbers to ${contiguousSeq} and ${lastSeq}, not ${expected.lastSeq}`);
  return faults;
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
