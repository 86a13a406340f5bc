import type { DataSource } from 'typeorm';
import { type Fact, factSchema } from '#libs/contracts';
import { inTransaction } from '#libs/database';
import { newId } from '#libs/runtime';
import type { EntryKind } from '../entries/entry-kinds.js';
import { lineOf, planSeeds } from './plan-seeds.js';
import { writeVersions } from './write-versions.js';

/** The seed file of facts. They are no entries: people change them too, and history is kept. */
export const factSeeds: EntryKind<Fact> = {
  kind: 'fact',
  schema: factSchema,
  file: 'facts.json',
  optional: true,
  keyOf: row => [row.zone, row.fact, row.validFrom].join('|'),
  zoneOf: row => row.zone,
  change: 'facts',
};

/**
 * Brings the seeds on record to what the file says.
 *
 * @param at Unix ms.
 * @returns how many are new, different or gone.
 */
export function seedFacts(dataSource: DataSource, rows: readonly Fact[], at: number): Promise<number> {
  return inTransaction(dataSource, async manager => {
    // Nothing is confirmed meanwhile; proposing goes on.
    await manager.query('LOCK TABLE record_lines IN SHARE ROW EXCLUSIVE MODE');
    const onRecord = await manager.query<{ recordId: string; body: Fact }[]>(
      `SELECT r.id AS "recordId", r.body AS body FROM records AS r
       WHERE r.subject = 'fact' AND r.origin = 'seed' AND r.known_to_ms IS NULL`,
    );
    const taken = await manager.query<{ zone: string; fact: string }[]>(
      `SELECT DISTINCT p.zone AS zone, p.key AS fact FROM proposals AS p
       WHERE p.subject = 'fact' AND p.state = 'confirmed'`,
    );
    const { close, add } = planSeeds(onRecord, rows, new Set(taken.map(lineOf)));
    const closed = onRecord.filter(seed => close.includes(seed.recordId)).map(seed => seed.body);
    const touched = new Map([...closed, ...add].map(fact => [lineOf(fact), fact]));
    const lines = [...touched.values()];
    const revisions = await manager.query<{ zone: string; key: string; revision: number }[]>(
      `INSERT INTO record_lines AS l (subject, zone, key, revision)
       SELECT 'fact', n.zone, n.key, 1 FROM unnest($1::text[], $2::text[]) AS n (zone, key)
       ON CONFLICT ON CONSTRAINT record_lines_pkey DO UPDATE SET revision = l.revision + 1
       RETURNING l.zone, l.key, l.revision`,
      [lines.map(fact => fact.zone), lines.map(fact => fact.fact)],
    );
    const revisionOf = new Map(
      revisions.map(({ zone, key, revision }) => [lineOf({ zone, fact: key }), revision]),
    );
    const versions = add.map(body => ({
      id: newId(at),
      zone: body.zone,
      key: body.fact,
      revision: revisionOf.get(lineOf(body)) ?? 1,
      body,
    }));
    await writeVersions(manager, 'fact', { close, add: versions }, { at, proposal: null });
    const changed = new Set([...closed, ...add].map(factSeeds.keyOf));
    return changed.size;
  });
}
