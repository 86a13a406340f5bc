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
const FOLLOWING = { wrongMinutes: 0, alarmsMissing: 0, alarmsWrong: 0, alarmsUntold: 0 };

/** Whether everything that differs may still come right by itself. */
export const isOnlyLate = (differences: Differences): boolean => isEqual({ ...differences, ...FOLLOWING });

/** Whether nothing differs. */
export const isEqual = (differences: Differences): boolean =>
  Object.values(differences).every(count => count === 0);
