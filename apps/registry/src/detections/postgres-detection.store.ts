import type { DataSource } from 'typeorm';
import type { ExceedanceEvidence } from '#libs/contracts';
import { inTransaction, queryRows } from '#libs/database';
import { insertProposal, lockLine } from '../proposals/proposal-statements.js';
import type { ProposalDraft } from '../proposals/proposals.ports.js';
import type { Detection, DetectionStore } from './detections.ports.js';
import type { DetectionOutcome } from './plan-detection.js';

interface Known {
  proposal: string;
  number: number;
  body: ExceedanceEvidence;
}

/** Detections in PostgreSQL, as proposals. */
export class PostgresDetectionStore implements DetectionStore {
  constructor(private readonly dataSource: DataSource) {}

  record(
    draft: ProposalDraft,
    evidence: ExceedanceEvidence,
    plan: (latest: ExceedanceEvidence | undefined) => DetectionOutcome,
  ): Promise<DetectionOutcome> {
    return inTransaction(this.dataSource, async manager => {
      await lockLine(manager, draft);
      const [known] = await manager.query<Known[]>(
        `SELECT e.proposal AS proposal, e.number AS number, e.body AS body
         FROM proposals AS p JOIN proposal_evidence AS e ON e.proposal = p.id
         WHERE p.subject = $1 AND p.zone = $2 AND p.key = $3
         ORDER BY e.number DESC LIMIT 1`,
        [draft.subject, draft.zone, draft.key],
      );
      const outcome = plan(known?.body);
      if (outcome === 'proposed') await insertProposal(manager, draft, null);
      if (outcome === 'proposed' || outcome === 'revised') {
        await manager.query(
          'INSERT INTO proposal_evidence (proposal, number, at_ms, body) VALUES ($1, $2, $3, $4)',
          [known?.proposal ?? draft.id, (known?.number ?? 0) + 1, draft.at, JSON.stringify(evidence)],
        );
      }
      return outcome;
    });
  }

  async list(from: string): Promise<Detection[]> {
    const rows = await queryRows(
      this.dataSource,
      `SELECT DISTINCT ON (p.id) p.change->'detection'->>'device' AS device,
         p.change->'detection'->>'metric' AS metric, p.change->>'occurredOn' AS day, e.body AS evidence
       FROM proposals AS p JOIN proposal_evidence AS e ON e.proposal = p.id
       WHERE p.subject = 'event' AND p.change->>'occurredOn' >= $1
       ORDER BY p.id, e.number DESC`,
      [from],
    );
    return rows as Detection[];
  }
}
