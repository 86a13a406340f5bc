import type { JournalEntry } from '../publisher/journal.js';

/** An exceedance from its first reading to the first good one after it; event times. */
export interface Episode {
  readonly raisedAt: number;
  readonly clearedAt: number | null;
}

/** An alarm as the interface gives it. */
export interface ReadAlarm extends Episode {
  readonly id: string;
  readonly late: boolean;
}

/** What viewers of the live feed were told of alarms. */
export interface HeardAlarms {
  /** `<id> <state>` of each. */
  readonly told: ReadonlySet<string>;
  /** How many of these came again under another event id. */
  readonly again: number;
  /** Whether the broker kept its events all the time: those that it lost are told nobody. */
  readonly isWhole: boolean;
}

/** What does not agree about alarms; all of it must be 0. */
export interface AlarmDifferences {
  readonly alarmsMissing: number;
  /** The same exceedance twice, or told twice. */
  readonly alarmsDoubled: number;
  /** Of no exceedance, with another end, or taken for late. */
  readonly alarmsWrong: number;
  /** Raised or cleared without a word to viewers. */
  readonly alarmsUntold: number;
}

/** The exceedances of a device whose code 1 is one and whose code 0 is none, from what it sent. */
export function episodesOf(entries: readonly JournalEntry[], device: string): Episode[] {
  const readings = new Map<number, { t: number; value: number }>();
  for (const entry of entries) {
    if (entry.state === 'sent' && entry.device === device) readings.set(entry.seq, entry);
  }
  const episodes: Episode[] = [];
  let raisedAt: number | undefined;
  for (const [, { t, value }] of [...readings].toSorted(([a], [b]) => a - b)) {
    if (value > 0) raisedAt ??= t;
    else if (raisedAt !== undefined) {
      episodes.push({ raisedAt, clearedAt: t });
      raisedAt = undefined;
    }
  }
  if (raisedAt !== undefined) episodes.push({ raisedAt, clearedAt: null });
  return episodes;
}

/** Compares as sets what was exceeded, what became alarms, and what was told. */
export function compareAlarms(
  expected: readonly Episode[],
  alarms: readonly ReadAlarm[],
  heard: HeardAlarms,
): AlarmDifferences {
  const ends = new Map(expected.map(({ raisedAt, clearedAt }) => [raisedAt, clearedAt]));
  const seen = new Set<number>();
  let doubled = heard.again;
  let wrong = 0;
  let untold = 0;
  for (const { id, raisedAt, clearedAt, late } of alarms) {
    if (seen.has(raisedAt)) doubled++;
    else if (late || ends.get(raisedAt) !== clearedAt) wrong++;
    seen.add(raisedAt);
    const states = clearedAt === null ? ['raised'] : ['raised', 'cleared'];
    if (heard.isWhole) untold += states.filter(state => !heard.told.has(`${id} ${state}`)).length;
  }
  return {
    alarmsMissing: expected.filter(({ raisedAt }) => !seen.has(raisedAt)).length,
    alarmsDoubled: doubled,
    alarmsWrong: wrong,
    alarmsUntold: untold,
  };
}
