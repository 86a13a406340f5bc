import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type DataSource, type EntityManager, In } from 'typeorm';
import type { Score, ScoreSummary } from '#libs/contracts';
import { inTransaction, queryRows, withDatabaseErrors } from '#libs/database';
import type { InputPart } from '#libs/readiness';
import { StoredInputPart } from './input-part.entity.js';
import { revisionReason } from './revision-reason.js';
import { ScoreRevision } from './score-revision.entity.js';
import type { HistoryQuery, ScoreDraft, ScoreStore } from './scores.ports.js';

const compress = promisify(gzip);
/** Fast: parts are written once and seldom read. */
const COMPRESSION_LEVEL = 3;

type Newest = Pick<ScoreRevision, 'revision' | 'inputsHash' | 'inputParts'>;

export class PostgresScoreStore implements ScoreStore {
  constructor(private readonly dataSource: DataSource) {}

  async save(draft: ScoreDraft): Promise<Score | null> {
    const newest = await withDatabaseErrors(() => this.newest(this.dataSource.manager, draft));
    if (newest?.inputsHash === draft.inputsHash) return null;
    const parts = await this.compressNew(draft.parts);
    return inTransaction(this.dataSource, async manager => {
      // Two processes must not number the same revision twice; the lock goes with the transaction.
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`score ${draft.score.zone}`]);
      const latest = await this.newest(manager, draft);
      if (latest?.inputsHash === draft.inputsHash) return null;
      if (parts.length > 0) {
        await manager.createQueryBuilder().insert().into(StoredInputPart).values(parts).orIgnore().execute();
      }
      const score = toScore(draft, latest);
      const row = toRow(score, draft);
      await manager.insert(ScoreRevision, row);
      // A late revision of an old hour must not take the place of a newer hour's score.
      await manager.query(
        `INSERT INTO current_scores AS c (zone, revision_id) VALUES ($1, $2)
         ON CONFLICT (zone) DO UPDATE SET revision_id = excluded.revision_id
         WHERE $3 >= (SELECT r.as_of FROM score_revisions AS r WHERE r.id = c.revision_id)`,
        [score.zone, row.id, row.asOf],
      );
      return score;
    });
  }

  async findCurrent(zone: string): Promise<Score | null> {
    const rows = await queryRows<Pick<ScoreRevision, 'summary' | 'detail'>>(
      this.dataSource,
      `SELECT r.summary AS summary, r.detail AS detail
       FROM current_scores AS c JOIN score_revisions AS r ON r.id = c.revision_id WHERE c.zone = $1`,
      [zone],
    );
    return rows[0] === undefined ? null : { ...rows[0].summary, ...rows[0].detail };
  }

  async listCurrent(): Promise<ScoreSummary[]> {
    const rows = await queryRows<Pick<ScoreRevision, 'summary'>>(
      this.dataSource,
      `SELECT r.summary AS summary
       FROM current_scores AS c JOIN score_revisions AS r ON r.id = c.revision_id ORDER BY c.zone`,
      [],
    );
    return rows.map(row => row.summary);
  }

  async history({ zone, from, to, limit }: HistoryQuery): Promise<ScoreSummary[]> {
    const rows = await queryRows<Pick<ScoreRevision, 'summary'>>(
      this.dataSource,
      `SELECT DISTINCT ON (r.as_of) r.summary AS summary FROM score_revisions AS r
       WHERE r.zone = $1 AND r.as_of >= $2 AND r.as_of < $3
       ORDER BY r.as_of DESC, r.revision DESC LIMIT $4`,
      [zone, new Date(from), new Date(to), limit],
    );
    return rows.map(row => row.summary);
  }

  async unannounced(limit: number): Promise<{ id: string; summary: ScoreSummary }[]> {
    return withDatabaseErrors(() =>
      this.dataSource.manager.find(ScoreRevision, {
        select: { id: true, summary: true },
        where: { announced: false },
        order: { id: 'ASC' },
        take: limit,
      }),
    );
  }

  async markAnnounced(ids: readonly string[]): Promise<void> {
    await withDatabaseErrors(() =>
      this.dataSource.manager.update(ScoreRevision, { id: In([...ids]) }, { announced: true }),
    );
  }

  private newest(manager: EntityManager, { score }: ScoreDraft): Promise<Newest | null> {
    return manager.findOne(ScoreRevision, {
      select: { id: true, revision: true, inputsHash: true, inputParts: true },
      where: { zone: score.zone, asOf: new Date(score.asOf) },
      order: { revision: 'DESC' },
    });
  }

  /** Most parts are shared with the hour before and need no second copy. */
  private async compressNew(parts: readonly InputPart[]): Promise<StoredInputPart[]> {
    const known = await queryRows<{ hash: string }>(
      this.dataSource,
      'SELECT p.hash AS hash FROM input_parts AS p WHERE p.hash = ANY($1)',
      [parts.map(part => part.hash)],
    );
    const hashes = new Set(known.map(row => row.hash));
    return Promise.all(
      parts
        .filter(part => !hashes.has(part.hash))
        .map(async ({ hash, json }) => ({ hash, body: await compress(json, { level: COMPRESSION_LEVEL }) })),
    );
  }
}

function toScore(
  { score, inputsHash, parts, trigger, computedAt }: ScoreDraft,
  previous: Newest | null,
): Score {
  return {
    ...score,
    inputsHash,
    revision: (previous?.revision ?? 0) + 1,
    computedAt,
    reason: revisionReason(previous?.inputParts ?? null, digestsOf(parts), trigger),
  };
}

function toRow(score: Score, { actor, parts }: ScoreDraft): ScoreRevision {
  const { indicators, underReview, ...summary } = score;
  return Object.assign(new ScoreRevision(), {
    zone: score.zone,
    asOf: new Date(score.asOf),
    revision: score.revision,
    method: score.method,
    value: score.value,
    status: score.status,
    reason: score.reason,
    inputsHash: score.inputsHash,
    inputParts: digestsOf(parts),
    summary,
    detail: { indicators, underReview },
    actor,
    computedAt: new Date(score.computedAt),
    announced: false,
  });
}

function digestsOf(parts: readonly InputPart[]): [string, string][] {
  return parts.map(({ name, hash }) => [name, hash]);
}
