/** What of an alarm says when something became of it. */
interface Dated {
  readonly id: string;
  readonly raisedAt: number;
  readonly clearedAt: number | null;
}

/** Something that happened to an alarm. */
export interface RecentChange<Alarm extends Dated> {
  readonly alarm: Alarm;
  readonly what: 'raised' | 'cleared';
  readonly at: number;
}

/** What was raised and what was over since a moment, the last first. */
export function recentChanges<Alarm extends Dated>(
  alarms: readonly Alarm[],
  sinceMs: number,
): RecentChange<Alarm>[] {
  return alarms
    .flatMap(alarm => [
      { alarm, what: 'raised' as const, at: alarm.raisedAt },
      ...(alarm.clearedAt === null ? [] : [{ alarm, what: 'cleared' as const, at: alarm.clearedAt }]),
    ])
    .filter(({ at }) => at >= sinceMs)
    .toSorted((a, b) => b.at - a.at || (a.alarm.id < b.alarm.id ? -1 : 1));
}
