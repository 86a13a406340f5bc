import type { AlarmEvent } from '#libs/contracts';

/** Identity of a notification: the stream keeps one copy, however often it is published. */
export function messageId({
  id,
  state,
  change,
  revision,
}: Pick<AlarmEvent, 'change' | 'id' | 'state'> & Partial<Pick<AlarmEvent, 'revision'>>): string {
  const isDoneByPeople = change !== undefined && change !== 'raised' && change !== 'cleared';
  if (isDoneByPeople) return `alarm:${id}:${change}:${revision}`;
  return `alarm:${id}:${state}`;
}
