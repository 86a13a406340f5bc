import type { DataSource } from 'typeorm';
import { queryRows } from '#libs/database';
import type { BodyOf, RecordQuery, RecordStore, StoredRecord, Subject } from './records.ports.js';

interface Row<Body> {
  id: string;
  zone: string;
  revision: number;
  line_revision: number;
  body: Body;
  origin: 'proposal' | 'seed';
  proposal: string | null;
  proposed_by: string | null;
  approved_by: string | null;
  /** bigint arrives as text. */
  known_from_ms: string;
  known_to_ms: string | null;
}

const ORDER = `ORDER BY r.zone, r.key, r.body ->> 'validFrom', r.known_from_ms`;

/** Versions in PostgreSQL. */
export class PostgresRecordStore implements RecordStore {
  constructor(private readonly dataSource: DataSource) {}

  async list<S extends Subject>(subject: S, query: RecordQuery): Promise<StoredRecord<BodyOf<S>>[]> {
    const { where, values } = whereOf(subject, query);
    const rows = await queryRows<Row<BodyOf<S>>>(
      this.dataSource,
      `SELECT r.id AS id, r.zone AS zone, r.revision AS revision, l.revision AS line_revision, r.body AS body,
         r.origin AS origin, r.proposal AS proposal, r.known_from_ms AS known_from_ms, r.known_to_ms AS known_to_ms,
         p.proposed_by ->> 'name' AS proposed_by, h.actor ->> 'name' AS approved_by
       FROM records AS r
       JOIN record_lines AS l ON (l.subject, l.zone, l.key) = (r.subject, r.zone, r.key)
       LEFT JOIN proposals AS p ON p.id = r.proposal
       LEFT JOIN proposal_history AS h ON h.proposal = r.proposal AND h.state = 'confirmed'
       WHERE ${where} ${ORDER}`,
      values,
    );
    return rows.map(row => ({
      recordId: row.id,
      zone: row.zone,
      revision: row.revision,
      lineRevision: row.line_revision,
      body: row.body,
      origin: row.origin,
      proposal: row.proposal,
      proposedBy: row.proposed_by,
      approvedBy: row.approved_by,
      knownFrom: Number(row.known_from_ms),
      knownTo: row.known_to_ms === null ? null : Number(row.known_to_ms),
    }));
  }

  async bodies<S extends Subject>(subject: S, query: RecordQuery): Promise<BodyOf<S>[]> {
    const { where, values } = whereOf(subject, query);
    const rows = await queryRows<{ body: BodyOf<S> }>(
      this.dataSource,
      `SELECT r.body AS body FROM records AS r WHERE ${where} ${ORDER}`,
      values,
    );
    return rows.map(row => row.body);
  }
}

function whereOf(subject: Subject, { zone, key, known }: RecordQuery): { where: string; values: unknown[] } {
  const values: unknown[] = [subject, zone ?? null, key ?? null];
  const parts = ['r.subject = $1', '($2::text IS NULL OR r.zone = $2)', '($3::text IS NULL OR r.key = $3)'];
  if (known === 'current') parts.push('r.known_to_ms IS NULL');
  else if (known !== 'every') {
    values.push(known);
    parts.push('r.known_from_ms <= $4 AND (r.known_to_ms IS NULL OR r.known_to_ms > $4)');
  }
  return { where: parts.join(' AND '), values };
}
