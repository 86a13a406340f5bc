import type { DataSource } from 'typeorm';
import { type RegistryChanged, subjects } from '#libs/contracts';
import { inTransaction } from '#libs/database';
import type { JetStreamPublisher } from '#libs/messaging';
import { type Logger, waitFor, type Worker } from '#libs/runtime';

const AT_ONCE = 100;
const PAUSE_MS = 1_000;
const PAUSE_AFTER_FAILURE_MS = 5_000;

/**
 * Publishes what waits in the outbox, oldest first, each change once: a repetition after a failure has the
 * same id, and the stream keeps one copy.
 *
 * @returns how many were published.
 */
function publishOutbox(dataSource: DataSource, publisher: JetStreamPublisher): Promise<number> {
  return inTransaction(dataSource, async manager => {
    const waiting = await manager.query<{ id: string; change: RegistryChanged }[]>(
      `SELECT o.id AS id, o.change AS change FROM change_outbox AS o
       ORDER BY o.id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
    );
    for (const { id, change } of waiting)
      await publisher.publish(
        subjects.registry(change.kind),
        new TextEncoder().encode(JSON.stringify(change)),
        { msgId: `registry:${id}` },
      );
    await manager.query('DELETE FROM change_outbox WHERE id = ANY($1::uuid[])', [
      waiting.map(({ id }) => id),
    ]);
    return waiting.length;
  });
}

/** Keeps publishing; what cannot be published now waits. */
export function outboxWorker(dataSource: DataSource, publisher: JetStreamPublisher, logger: Logger): Worker {
  return async signal => {
    while (!signal.aborted) {
      try {
        const published = await publishOutbox(dataSource, publisher);
        if (published < AT_ONCE) await waitFor(PAUSE_MS, signal);
      } catch (error) {
        logger.warn({ err: error }, 'changes cannot be announced now; they wait');
        await waitFor(PAUSE_AFTER_FAILURE_MS, signal);
      }
    }
  };
}
