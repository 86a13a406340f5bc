import type { EntityManager } from 'typeorm';
import type { ConfirmedEvent, Fact } from '#libs/contracts';
import type { Subject } from './records.ports.js';

/** A version to put on record. */
export interface NewVersion {
  readonly id: string;
  readonly zone: string;
  readonly key: string;
  readonly revision: number;
  readonly body: ConfirmedEvent | Fact;
}

/** Ends versions and puts others on record, in the transaction of the caller. */
export async function writeVersions(
  manager: EntityManager,
  subject: Subject,
  { close, add }: { close: readonly string[]; add: readonly NewVersion[] },
  { at, proposal }: { at: number; proposal: string | null },
): Promise<void> {
  await manager.query(
    'UPDATE records SET known_to_ms = greatest(known_from_ms, $1::bigint) WHERE id = ANY($2::uuid[])',
    [at, close],
  );
  await manager.query(
    `INSERT INTO records (id, subject, zone, key, revision, body, origin, proposal, known_from_ms)
     SELECT n.id, $1, n.zone, n.key, n.revision, n.body, $2, $3, $4
     FROM unnest($5::uuid[], $6::text[], $7::text[], $8::int[], $9::jsonb[]) AS n (id, zone, key, revision, body)`,
    [
      ...[subject, proposal === null ? 'seed' : 'proposal', proposal, at],
      add.map(version => version.id),
      add.map(version => version.zone),
      add.map(version => version.key),
      add.map(version => version.revision),
      add.map(version => JSON.stringify(version.body)),
    ],
  );
}
