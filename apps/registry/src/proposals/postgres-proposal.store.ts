import type { DataSource, EntityManager } from 'typeorm';
import type { ConfirmedEvent, Fact } from '#libs/contracts';
import { classifyDatabaseError, inTransaction } from '#libs/database';
import { newId } from '#libs/runtime';
import { enqueueChange } from '../changes/enqueue-change.js';
import { writeVersions } from '../records/write-versions.js';
import { addStep, insertProposal, lockLine } from './proposal-statements.js';
import type {
  Line,
  ProposalDraft,
  ProposalQuery,
  ProposalStore,
  Step,
  StoredProposal,
  Verdict,
} from './proposals.ports.js';

/** A row; bigint arrives as text. */
type Row = Omit<StoredProposal, 'proposedAt'> & { proposedAt: string };

const SELECT = `
  SELECT p.id AS id, p.subject AS subject, p.zone AS zone, p.key AS key, p.change AS change, p.reason AS reason,
    p.replaced AS replaced, p.base_revision AS "baseRevision", l.revision AS "lineRevision", p.state AS state,
    p.proposed_at_ms AS "proposedAt", p.proposed_by AS "proposedBy",
    (SELECT jsonb_agg(jsonb_build_object('state', h.state, 'at', h.at_ms, 'actor', h.actor, 'reason', h.reason)
       ORDER BY h.at_ms, h.state <> 'proposed') FROM proposal_history AS h WHERE h.proposal = p.id) AS history,
    coalesce((SELECT jsonb_agg(e.body || jsonb_build_object('at', e.at_ms) ORDER BY e.number)
       FROM proposal_evidence AS e WHERE e.proposal = p.id), '[]') AS evidence
  FROM proposals AS p
  JOIN record_lines AS l ON (l.subject, l.zone, l.key) = (p.subject, p.zone, p.key)`;

/** Proposals in PostgreSQL. */
export class PostgresProposalStore implements ProposalStore {
  constructor(private readonly dataSource: DataSource) {}

  propose(draft: ProposalDraft, judge: (line: Line) => ConfirmedEvent | Fact | null): Promise<void> {
    return inTransaction(this.dataSource, async manager => {
      const replaced = judge(await lockLine(manager, draft));
      await insertProposal(manager, draft, replaced);
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

function fromRow(row: Row): StoredProposal {
  return { ...row, proposedAt: Number(row.proposedAt) } as StoredProposal;
}
