import type { DataSource, EntityManager } from 'typeorm';
import type { ConfirmedEvent, Fact } from '#libs/contracts';
import { classifyDatabaseError, inTransaction } from '#libs/database';
import { newId } from '#libs/runtime';
import { enqueueChange } from '../changes/enqueue-change.js';
import { writeVersions } from '../records/write-versions.js';
import type {
  Line,
  ProposalDraft,
  ProposalQuery,
  ProposalStore,
  Step,
  StoredProposal,
  Verdict,
} from './proposals.ports.js';

type LineKey = Pick<ProposalDraft, 'key' | 'subject' | 'zone'>;

/** A row; bigint arrives as text. */
type Row = Omit<StoredProposal, 'proposedAt'> & { proposedAt: string };

const SELECT = `
  SELECT p.id AS id, p.subject AS subject, p.zone AS zone, p.key AS key, p.change AS change, p.reason AS reason,
    p.replaced AS replaced, p.base_revision AS "baseRevision", l.revision AS "lineRevision", p.state AS state,
    p.proposed_at_ms AS "proposedAt", p.proposed_by AS "proposedBy",
    (SELECT jsonb_agg(jsonb_build_object('state', h.state, 'at', h.at_ms, 'actor', h.actor, 'reason', h.reason)
       ORDER BY h.at_ms, h.state <> 'proposed') FROM proposal_history AS h WHERE h.proposal = p.id) AS history
  FROM proposals AS p
  JOIN record_lines AS l ON (l.subject, l.zone, l.key) = (p.subject, p.zone, p.key)`;

/** Proposals in PostgreSQL. */
export class PostgresProposalStore implements ProposalStore {
  constructor(private readonly dataSource: DataSource) {}

  propose(draft: ProposalDraft, judge: (line: Line) => ConfirmedEvent | Fact | null): Promise<void> {
    const { id, subject, zone, key, change, reason, baseRevision, at, actor } = draft;
    return inTransaction(this.dataSource, async manager => {
      const replaced = judge(await lockLine(manager, draft));
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
    });
  }

  decide(
    id: string,
    step: Omit<Step, 'state'>,
    judge: (proposal: StoredProposal, line: Line) => Verdict,
  ): Promise<boolean> {
    return inTransaction(this.dataSource, async manager => {
      const [row] = await manager.query<Row[]>(`${SELECT} WHERE p.id = $1 FOR UPDATE OF p`, [id]);
      if (row === undefined) return false;
      const proposal = fromRow(row);
      const line = await lockLine(manager, proposal);
      const verdict = judge(proposal, line);
      await manager.query('UPDATE proposals SET state = $1 WHERE id = $2', [verdict.state, id]);
      await addStep(manager, id, { ...step, state: verdict.state });
      if (verdict.state === 'confirmed') await putOnRecord(manager, proposal, line, verdict, step.at);
      return true;
    });
  }

  async list({ subject, id, zone, state, limit, cursor }: ProposalQuery): Promise<StoredProposal[]> {
    try {
      const rows = await this.dataSource.query<Row[]>(
        `${SELECT}
         WHERE p.subject = $1 AND ($2::uuid IS NULL OR p.id = $2) AND ($3::text IS NULL OR p.zone = $3)
           AND ($4::text IS NULL OR p.state = $4) AND ($5::uuid IS NULL OR p.id < $5)
         ORDER BY p.id DESC LIMIT $6`,
        [subject, id ?? null, zone ?? null, state ?? null, cursor ?? null, limit],
      );
      return rows.map(fromRow);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}

/** The fact or event as it is on record; nobody else changes it until the transaction ends. */
async function lockLine(manager: EntityManager, { subject, zone, key }: LineKey): Promise<Line> {
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

async function putOnRecord(
  manager: EntityManager,
  { id, subject, zone, key }: StoredProposal,
  line: Line,
  { close, add }: Extract<Verdict, { state: 'confirmed' }>,
  at: number,
): Promise<void> {
  const revision = line.revision + 1;
  await manager.query('UPDATE record_lines SET revision = $1 WHERE subject = $2 AND zone = $3 AND key = $4', [
    revision,
    subject,
    zone,
    key,
  ]);
  const versions = add.map(body => ({ id: newId(at), zone, key, revision, body }));
  await writeVersions(manager, subject, { close, add: versions }, { at, proposal: id });
  await enqueueChange(manager, { kind: 'facts', zone, at });
}

async function addStep(
  manager: EntityManager,
  id: string,
  { state, at, actor, reason }: Step,
): Promise<void> {
  await manager.query(
    'INSERT INTO proposal_history (proposal, state, at_ms, actor, reason) VALUES ($1, $2, $3, $4, $5)',
    [id, state, at, JSON.stringify(actor), reason],
  );
}

function fromRow(row: Row): StoredProposal {
  return { ...row, proposedAt: Number(row.proposedAt) } as StoredProposal;
}
