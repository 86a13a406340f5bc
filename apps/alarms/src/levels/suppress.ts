import type { EntityManager } from 'typeorm';
import type { AlarmChangeKind } from '#libs/contracts';
import { announceAction } from '../outbox/announce.js';

/** Which alarm explains an alarm; `null`: none does any more. */
export interface Suppression {
  readonly id: string;
  readonly suppressedBy: string | null;
}

/** Stores what explains alarms that nobody has been told of yet. */
export function suppressNew(manager: EntityManager, alarms: readonly Suppression[]): Promise<void> {
  return suppress(manager, alarms);
}

/** Stores what explains alarms that people know, and tells them, in the transaction that decides it. */
export async function suppressKnown(manager: EntityManager, alarms: readonly Suppression[]): Promise<void> {
  await suppress(manager, alarms, ', revision = e.revision + 1');
  for (const change of ['suppressed', 'unsuppressed'] satisfies AlarmChangeKind[]) {
    const those = alarms.filter(
      ({ suppressedBy }) => (suppressedBy === null) === (change === 'unsuppressed'),
    );
    if (those.length > 0)
      await announceAction(
        manager,
        those.map(({ id }) => id),
        change,
      );
  }
}

async function suppress(manager: EntityManager, alarms: readonly Suppression[], more = ''): Promise<void> {
  if (alarms.length === 0) return;
  await manager.query(
    `UPDATE episodes AS e SET suppressed_by = s.by${more}
     FROM unnest($1::text[], $2::text[]) AS s (id, by) WHERE e.id = s.id`,
    [alarms.map(({ id }) => id), alarms.map(({ suppressedBy }) => suppressedBy)],
  );
}
