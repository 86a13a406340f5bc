import type { AlarmDifferences } from './alarms.js';
import type { ReadingDifferences } from './compare.js';

/** Everything that does not agree after a run; all of it must be 0. */
export interface Differences extends AlarmDifferences, ReadingDifferences {
  /** Packs of which no device was told to the end that they are kept: its buffer never gets free. */
  readonly neverAcknowledged: number;
  /** Minutes for which the interface counts more or fewer packs as arrived than were sent, and runs with gaps. */
  readonly wrongCounts: number;
  /** Questions with words of the query language in them that were answered with data, or with a failure. */
  readonly injected: number;
  /** 1 when the interface did not answer to the end: then nothing else is known. */
  readonly unreadable: number;
}

/** When nothing could be read back. */
export const UNREADABLE: Differences = {
  ...{
    lost: 0,
    neverStored: 0,
    neverAcknowledged: 0,
    duplicated: 0,
    phantom: 0,
    corrupt: 0,
    wrongMinutes: 0,
  },
  ...{ lettersMissing: 0, lettersDoubled: 0, lettersUnexpected: 0 },
  ...{ alarmsMissing: 0, alarmsDoubled: 0, alarmsWrong: 0, alarmsUntold: 0 },
  ...{ wrongCounts: 0, injected: 0, unreadable: 1 },
};

/** What follows readings by itself after a moment; all else has to be right as soon as it is acknowledged. */
const FOLLOWING: ReadonlySet<string> = new Set<keyof Differences>([
  'wrongMinutes',
  'alarmsMissing',
  'alarmsWrong',
  'alarmsUntold',
]);

/** Two looks as one: what follows by itself as the later one saw it, all else as it was at its worst. */
export function lookAgain(before: Differences, now: Differences): Differences {
  const counts = (Object.entries(now) as Array<[string, number]>).map(([name, count]) => {
    const isLate = FOLLOWING.has(name);
    return [name, isLate ? count : Math.max(count, before[name as keyof Differences])] as const;
  });
  return Object.fromEntries(counts) as unknown as Differences;
}

/** Whether all that follows by itself has come. */
export const isSettled = (differences: Differences): boolean =>
  Object.entries(differences).every(([name, count]) => count === 0 || !FOLLOWING.has(name));

/** Whether nothing differs. */
export const isEqual = (differences: Differences): boolean =>
  Object.values(differences).every(count => count === 0);
