import type { EntityManager } from 'typeorm';
import type { RegistryChanged } from '#libs/contracts';
import { newId } from '#libs/runtime';

/** Puts a change to be announced beside what changed, in the transaction of the caller: neither without the other. */
export async function enqueueChange(manager: EntityManager, change: RegistryChanged): Promise<void> {
  await manager.query('INSERT INTO change_outbox (id, change) VALUES ($1, $2)', [
    newId(change.at),
    JSON.stringify(change),
  ]);
}
