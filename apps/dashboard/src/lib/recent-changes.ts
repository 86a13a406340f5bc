import { SILENCE_METRIC } from '#libs/telemetry';

/** What of an alarm says when something became of it. */
interface Dated {
  readonly id: string;
  readonly zone: string;
  readonly device: string | null;
  readonly metric: string;
  readonly raisedAt: number;
  readonly clearedAt: number | null;
  readonly suppressedBy: string | null;
}

/** What changed beside alarms. */
interface Other {
  readonly kind: string;
  readonly at: number;
  readonly zone: string;
}

/** Something that happened: to an alarm, to a device that sends or does not, or to what is known of a zone. */
export type RecentChange<Alarm extends Dated, Else extends Other> =
  | { readonly of: 'alarm'; readonly alarm: Alarm; readonly what: 'raised' | 'cleared'; readonly at: number }
  | { readonly of: 'device'; readonly alarm: Alarm; readonly what: 'silent' | 'heard'; readonly at: number }
  | { readonly of: 'other'; readonly other: Else; readonly at: number };

/** What happened since a moment, the last first. Silence has several levels and is told of once. */
export function recentChanges<Alarm extends Dated, Else extends Other>(
  alarms: readonly Alarm[],
  others: readonly Else[],
  sinceMs: number,
): RecentChange<Alarm, Else>[] {
  const [silences, readings] = [true, false].map(isSilence =>
    alarms.filter(({ metric }) => (metric === SILENCE_METRIC) === isSilence),
  ) as [Alarm[], Alarm[]];
  const changes: RecentChange<Alarm, Else>[] = [
    ...readings.flatMap(alarm => [
      // A level that is explained says nothing beside the one that explains it.
      ...(alarm.suppressedBy === null
        ? [{ of: 'alarm' as const, alarm, what: 'raised' as const, at: alarm.raisedAt }]
        : []),
      ...(alarm.clearedAt === null || alarm.suppressedBy !== null
        ? []
        : [{ of: 'alarm' as const, alarm, what: 'cleared' as const, at: alarm.clearedAt }]),
    ]),
    ...[...Map.groupBy(silences, ({ zone, device }) => `${zone} ${device}`).values()].flatMap(ofSilence),
    ...others.map(other => ({ of: 'other' as const, other, at: other.at })),
  ];
  return changes.filter(({ at }) => at >= sinceMs).toSorted((a, b) => b.at - a.at);
}

/** Levels begin one after the other and end together: the first beginning of each silence, and its end. */
function ofSilence<Alarm extends Dated>(levels: readonly Alarm[]) {
  const begun: { of: 'device'; alarm: Alarm; what: 'silent' | 'heard'; at: number }[] = [];
  let endedAt = Number.NEGATIVE_INFINITY;
  for (const alarm of levels.toSorted((a, b) => a.raisedAt - b.raisedAt)) {
    if (alarm.raisedAt < endedAt) continue;
    begun.push({ of: 'device', alarm, what: 'silent', at: alarm.raisedAt });
    endedAt = alarm.clearedAt ?? Number.POSITIVE_INFINITY;
    if (alarm.clearedAt !== null) begun.push({ of: 'device', alarm, what: 'heard', at: alarm.clearedAt });
  }
  return begun;
}
