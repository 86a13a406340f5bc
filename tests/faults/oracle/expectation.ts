import type { JournalEntry } from '../publisher/journal.js';

/** What the ledger says of one moment of a device. */
export interface ExpectedMoment {
  /** Of the highest sequence number that was sent: it holds the moment. */
  seq: number;
  value: number;
  /** Whether any pack of the moment was acknowledged as stored. */
  isCommitted: boolean;
}

/** What must be found, by device. */
export interface Expectation {
  readonly moments: ReadonlyMap<string, ReadonlyMap<number, ExpectedMoment>>;
  /** Keys of broken packs, each of which must have one dead letter. */
  readonly broken: ReadonlySet<string>;
  /** Keys of packs whose moment another one holds: each was refused, or replaced and kept. */
  readonly superseded: ReadonlySet<string>;
}

/** Reads the ledger: what was sent, what was acknowledged, and who holds a moment. */
export function expectationOf(entries: readonly JournalEntry[]): Expectation {
  const moments = new Map<string, Map<number, ExpectedMoment>>();
  const broken = new Set<string>();
  const superseded = new Set<string>();
  for (const entry of entries) {
    if (entry.state === 'broken-sent') broken.add(entry.key);
    if (entry.state !== 'sent' && entry.state !== 'committed') continue;
    const { device, boot, seq, t, value } = entry;
    const own = moments.get(device) ?? new Map<number, ExpectedMoment>();
    moments.set(device, own);
    const isCommitted = entry.state === 'committed';
    const known = own.get(t);
    if (known === undefined) {
      own.set(t, { seq, value, isCommitted });
      continue;
    }
    known.isCommitted ||= isCommitted;
    if (seq === known.seq) continue;
    superseded.add(`${device}:${boot}:${Math.min(seq, known.seq)}`);
    if (seq > known.seq) Object.assign(known, { seq, value });
  }
  return { moments, broken, superseded };
}
