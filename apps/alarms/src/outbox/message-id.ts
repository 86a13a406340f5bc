import type { Alarm } from '#libs/contracts';

/** Identity of a notification: the stream keeps one copy, however often it is published. */
export function messageId({ id, state }: Pick<Alarm, 'id' | 'state'>): string {
  return `alarm:${id}:${state}`;
}
