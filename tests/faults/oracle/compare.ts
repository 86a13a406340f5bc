import type { Expectation } from './expectation.js';

/** A reading as the interface gives it. */
export interface ReadPoint {
  readonly t: number;
  readonly value: number;
}

/** A minute as the interface gives it. */
export interface ReadMinute {
  readonly t: number;
  readonly n: number;
  readonly source: string;
}

/** Everything that was read back through the interface. */
export interface ReadBack {
  readonly points: ReadonlyMap<string, readonly ReadPoint[]>;
  /** Of the devices whose windows are looked at. */
  readonly minutes: ReadonlyMap<string, readonly ReadMinute[]>;
  /** Keys of dead letters with their reason, one entry a letter. */
  readonly deadLetters: ReadonlyArray<{ readonly key: string; readonly reason: string }>;
}

/** What does not agree about readings; all of it must be 0. */
export interface ReadingDifferences {
  /** Acknowledged and not there. */
  readonly lost: number;
  /** Sent, never acknowledged, and not there although devices sent it again and again. */
  readonly neverStored: number;
  /** Moments that are there more than once. */
  readonly duplicated: number;
  /** There and never sent. */
  readonly phantom: number;
  /** There with a value that is not the one of the pack that holds the moment. */
  readonly corrupt: number;
  /** Minutes whose window counts more, fewer or other readings than there are. */
  readonly wrongMinutes: number;
  /** Broken or superseded packs without a dead letter. */
  readonly lettersMissing: number;
  /** Broken packs with more than one. */
  readonly lettersDoubled: number;
  /** Dead letters of packs with which nothing was wrong. */
  readonly lettersUnexpected: number;
}

const MINUTE_MS = 60_000;
/** Values pass through floating point; they differ by a thousandth when they differ. */
const TOLERANCE = 1e-9;

/** Compares as sets what the ledger says and what was read. */
export function compare(expected: Expectation, read: ReadBack): ReadingDifferences {
  const sums = { lost: 0, neverStored: 0, duplicated: 0, phantom: 0, corrupt: 0, wrongMinutes: 0 };
  for (const [device, moments] of expected.moments) {
    const found = new Map<number, number>();
    for (const { t, value } of read.points.get(device) ?? []) {
      const moment = moments.get(t);
      if (found.has(t)) sums.duplicated++;
      else if (moment === undefined) sums.phantom++;
      else if (Math.abs(moment.value - value) > TOLERANCE) sums.corrupt++;
      found.set(t, value);
    }
    for (const [t, { isCommitted }] of moments) {
      if (found.has(t)) continue;
      if (isCommitted) sums.lost++;
      else sums.neverStored++;
    }
    const minutes = read.minutes.get(device);
    if (minutes) sums.wrongMinutes += countWrongMinutes([...found.keys()], minutes);
  }
  return { ...sums, ...compareLetters(expected, read.deadLetters) };
}

/** Windows against the readings that are there, so that a loss is told once. */
function countWrongMinutes(times: readonly number[], minutes: readonly ReadMinute[]): number {
  const counts = new Map<number, number>();
  for (const t of times) {
    const minute = Math.floor(t / MINUTE_MS) * MINUTE_MS;
    counts.set(minute, (counts.get(minute) ?? 0) + 1);
  }
  let wrong = 0;
  for (const { t, n, source } of minutes) {
    // One made from the readings themselves proves nothing of the window.
    if (counts.get(t) !== n || source !== 'minute') wrong++;
    counts.delete(t);
  }
  return wrong + counts.size;
}

function compareLetters(
  { broken, superseded }: Expectation,
  letters: ReadBack['deadLetters'],
): Pick<ReadingDifferences, 'lettersDoubled' | 'lettersMissing' | 'lettersUnexpected'> {
  const counts = new Map<string, number>();
  let lettersUnexpected = 0;
  for (const { key, reason } of letters) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const isExpected = reason === 'superseded' ? superseded.has(key) : broken.has(key);
    if (!isExpected) lettersUnexpected++;
  }
  const keys = [...broken, ...superseded];
  return {
    lettersMissing: keys.filter(key => !counts.has(key)).length,
    lettersDoubled: [...broken].filter(key => (counts.get(key) ?? 0) > 1).length,
    lettersUnexpected,
  };
}
