import type { EntityManager } from 'typeorm';
import type { ConfirmedEvent, Fact } from '#libs/contracts';
import type { Line, ProposalDraft, Step } from './proposals.ports.js';

type LineKey = Pick<ProposalDraft, 'key' | 'subject' | 'zone'>;

/** The fact or event as it is on record; nobody else changes it until the transaction ends. */
export async function lockLine(manager: EntityManager, { subject, zone, key }: LineKey): Promise<Line> {
  await manager.query(
    `INSERT INTO record_lines (subject, zone, key, revision) VALUES ($1, $2, $3, 0)
     ON CONFLICT ON CONSTRAINT record_lines_pkey DO NOTHING`,
    [subject, zone, key],
  );
  const [line] = await manager.query<{ revision: number }[]>(
    `SELECT l.revision AS revision FROM record_lines AS l
     WHERE l.subject = $1 AND l.zone = $2 AND l.key = $3 FOR UPDATE`,
    [subject, zone, key],
  );
  const current = await manager.query<Line['current'][number][]>(
    `SELECT r.id AS "recordId", r.body AS body FROM records AS r
     WHERE r.subject = $1 AND r.zone = $2 AND r.key = $3 AND r.known_to_ms IS NULL`,
    [subject, zone, key],
  );
  return { revision: line?.revision ?? 0, current };
}

/** Stores a proposal with its first step. */
export async function insertProposal(
  manager: EntityManager,
  draft: ProposalDraft,
  replaced: ConfirmedEvent | Fact | null,
): Promise<void> {
  const { id, subject, zone, key, change, reason, baseRevision, at, actor } = draft;
  await manager.query(
    `INSERT INTO proposals (id, subject, zone, key, change, replaced, reason, base_revision, state,
         proposed_at_ms, proposed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'proposed', $9, $10)`,
    [
      ...[id, subject, zone, key, JSON.stringify(change)],
      ...[replaced === null ? null : JSON.stringify(replaced), reason, baseRevision, at],
      JSON.stringify(actor),
    ],
  );
  await addStep(manager, id, { state: 'proposed', at, actor, reason });
}

/** Adds a step to the history of a proposal. */
export async function addStep(
  manager: EntityManager,
  id: string,
  { state, at, actor, reason }: Step,
): Promise<void> {
  await manager.query(
    'INSERT INTO proposal_history (proposal, state, at_ms, actor, reason) VALUES ($1, $2, $3, $4, $5)',
    [id, state, at, JSON.stringify(actor), reason],
  );
}
