import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { DataSource } from 'typeorm';
import { ErrorCode, type RevisionQuery, type Score, type ScoreRevision } from '#libs/contracts';
import { queryRows } from '#libs/database';
import type { InputPart } from '#libs/readiness';
import { AppError } from '#libs/runtime';
import { changedParts, describePart } from './changed-parts.js';
import type { ScoreRevision as RevisionRow } from './score-revision.entity.js';
import type { ArchivedRevision, RevisionArchive } from './revisions.ports.js';

const decompress = promisify(gunzip);
const HOUR_MS = 3_600_000;

type Stored = Pick<RevisionRow, 'summary' | 'detail'>;
type Found = Stored & Pick<RevisionRow, 'inputParts'>;

export class PostgresRevisionArchive implements RevisionArchive {
  constructor(private readonly dataSource: DataSource) {}

  async find(query: RevisionQuery): Promise<Score | null> {
    const row = await this.row(query);
    return row && scoreOf(row);
  }

  async findFirst(zone: string): Promise<Score | null> {
    const [row] = await queryRows<Stored>(
      this.dataSource,
      `SELECT r.summary AS summary, r.detail AS detail FROM score_revisions AS r
       WHERE r.zone = $1 ORDER BY r.as_of, r.revision DESC LIMIT 1`,
      [zone],
    );
    return row === undefined ? null : scoreOf(row);
  }

  async findWithParts(query: RevisionQuery): Promise<ArchivedRevision | null> {
    const row = await this.row(query);
    return row && { score: scoreOf(row), parts: await this.partsOf(row.inputParts) };
  }

  async list(zone: string, asOf: number): Promise<ScoreRevision[]> {
    const rows = await queryRows<RevisionRow>(
      this.dataSource,
      `SELECT r.zone AS zone, r.as_of AS "asOf", r.revision AS revision, r.method AS method,
              r.value AS value, r.status AS status, r.reason AS reason, r.computed_at AS "computedAt",
              r.actor AS actor, r.inputs_hash AS "inputsHash", r.input_parts AS "inputParts"
       FROM score_revisions AS r
       WHERE r.zone = $1 AND r.as_of =
         (SELECT max(h.as_of) FROM score_revisions AS h WHERE h.zone = $1 AND h.as_of <= $2)
       ORDER BY r.revision`,
      [zone, new Date(asOf)],
    );
    return rows.map(({ inputParts, asOf: hour, computedAt, ...row }, index) => {
      const before = rows[index - 1]?.inputParts;
      const changed = before === undefined ? null : changedParts(before, inputParts).map(describePart);
      return { ...row, asOf: hour.getTime(), computedAt: computedAt.getTime(), changed };
    });
  }

  private async row({ zone, asOf, knownAt, revision }: RevisionQuery): Promise<Found | null> {
    const until = asOf === undefined ? null : Math.floor(asOf / HOUR_MS) * HOUR_MS;
    const rows = await queryRows<Found>(
      this.dataSource,
      `SELECT r.summary AS summary, r.detail AS detail, r.input_parts AS "inputParts"
       FROM score_revisions AS r
       WHERE r.zone = $1
         AND ($2::timestamptz IS NULL OR r.as_of <= $2)
         AND ($3::timestamptz IS NULL OR r.computed_at <= $3)
         AND ($4::integer IS NULL OR (r.revision = $4 AND r.as_of = $2))
       ORDER BY r.as_of DESC, r.revision DESC LIMIT 1`,
      [
        zone,
        until === null ? null : new Date(until),
        knownAt === undefined ? null : new Date(knownAt),
        revision ?? null,
      ],
    );
    return rows[0] ?? null;
  }

  private async partsOf(digests: RevisionRow['inputParts']): Promise<InputPart[]> {
    const rows = await queryRows<{ hash: string; body: Buffer }>(
      this.dataSource,
      'SELECT p.hash AS hash, p.body AS body FROM input_parts AS p WHERE p.hash = ANY($1)',
      [digests.map(([, hash]) => hash)],
    );
    const bodies = new Map(rows.map(row => [row.hash, row.body]));
    return Promise.all(
      digests.map(async ([name, hash]) => ({ name, hash, json: await textOf(name, bodies.get(hash)) })),
    );
  }
}

function scoreOf({ summary, detail }: Stored): Score {
  return { ...summary, ...detail };
}

async function textOf(name: string, body: Buffer | undefined): Promise<string> {
  try {
    if (body !== undefined && isOwnHeader(body)) return (await decompress(body)).toString('utf8');
    if (body !== undefined) throw new RangeError('It does not begin as we write it.');
  } catch (cause) {
    throw new AppError(ErrorCode.ScoreInputsDamaged, `The stored part ${name} cannot be unpacked.`, {
      cause,
    });
  }
  throw new AppError(ErrorCode.ScoreInputsDamaged, `The part ${name} is no longer stored.`);
}

/**
 * Flags, time and extra flags of a gzip header say nothing of its content, so decompressing would not notice
 * that somebody changed them; ours are always 0.
 */
function isOwnHeader(body: Buffer): boolean {
  return body.subarray(3, 9).every(byte => byte === 0);
}
