import type { QueryClient } from '@tanstack/react-query';
import { type Alarm, standingKey } from './alarms.js';

/** Whether an alarm still asks to be looked at: raised, or cleared before anybody saw it. */
const isStanding = (alarm: Alarm): boolean =>
  !alarm.late && (alarm.state === 'raised' || alarm.acknowledged === null);

/** The list of what stands after a change: a newer word on an alarm takes the place of the older. */
export function withAlarm(known: readonly Alarm[], alarm: Alarm): Alarm[] {
  const others = known.filter(({ id }) => id !== alarm.id);
  const old = known.find(({ id }) => id === alarm.id);
  // An answer to a command can come in after the feed has told what others did since.
  if (old && old.revision > alarm.revision) return [...known];
  return isStanding(alarm) ? [...others, alarm] : others;
}

/** Puts a change in place; its details are asked for again, for they have a history. */
export function applyAlarm(queries: QueryClient, alarm: Alarm): void {
  queries.setQueryData<Alarm[]>(standingKey, known => known && withAlarm(known, alarm));
  void queries.invalidateQueries({ queryKey: ['alarms', 'detail', alarm.id] });
}
