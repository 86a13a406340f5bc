import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { explainLevels } from './explain-levels.js';
import { type Suppression, suppressNew } from './suppress.js';

const levelRows = z.array(
  z.object({
    ...{ id: z.string(), device: z.string(), metric: z.string(), priority: z.number() },
    ...{ side: z.enum(['above', 'below']), raisedAt: z.coerce.number(), suppressedBy: z.string().nullable() },
  }),
);

/**
 * Lets of each point of some devices only the highest level stand, in the transaction in which an alarm was raised or
 * cleared. On which side of its limit an alarm is, its worst value tells.
 *
 * @param fresh alarms raised in this transaction: they are stored as explained, and nobody needs to be told.
 * @returns what has changed of the others, to be told after these.
 */
export async function suppressLevels(
  manager: EntityManager,
  devices: readonly string[],
  fresh: ReadonlySet<string>,
): Promise<Suppression[]> {
  if (devices.length === 0) return [];
  const levels = levelRows.parse(
    await manager.query(
      `SELECT e.id, e.device, e.metric, e.priority, e.raised_ms AS "raisedAt", e.suppressed_by AS "suppressedBy",
         CASE WHEN e.worst_value >= e.limit_value THEN 'above' ELSE 'below' END AS side
       FROM episodes e
       WHERE e.device = ANY($1) AND e.cleared_ms IS NULL AND NOT e.late AND e.judged_by = 'readings'
       ORDER BY e.id FOR UPDATE`,
      [devices],
    ),
  );
  const explained = explainLevels(levels);
  const changed = levels.flatMap(({ id, suppressedBy: before }) => {
    const suppressedBy = explained.get(id) ?? null;
    return suppressedBy === before ? [] : [{ id, suppressedBy }];
  });
  await suppressNew(
    manager,
    changed.filter(({ id }) => fresh.has(id)),
  );
  return changed.filter(({ id }) => !fresh.has(id));
}
