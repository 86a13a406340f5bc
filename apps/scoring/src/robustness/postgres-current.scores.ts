import type { DataSource } from 'typeorm';
import type { Score } from '#libs/contracts';
import { classifyDatabaseError } from '#libs/database';
import type { ScoreRevision } from '../scores/score-revision.entity.js';
import type { CurrentScores } from './robustness.ports.js';

const CURRENT = `FROM current_scores AS c JOIN score_revisions AS r ON r.id = c.revision_id
  WHERE r.summary ->> 'track' = $1 ORDER BY c.zone`;

export class PostgresCurrentScores implements CurrentScores {
  constructor(private readonly dataSource: DataSource) {}

  digests(track: Score['track']): Promise<Pick<Score, 'zone' | 'inputsHash'>[]> {
    return this.query(`SELECT r.zone AS zone, r.inputs_hash AS "inputsHash" ${CURRENT}`, [track]);
  }

  async scores(track: Score['track']): Promise<Score[]> {
    const rows = await this.query<Pick<ScoreRevision, 'summary' | 'detail'>>(
      `SELECT r.summary AS summary, r.detail AS detail ${CURRENT}`,
      [track],
    );
    return rows.map(({ summary, detail }) => ({ ...summary, ...detail }));
  }

  private async query<Row>(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return await this.dataSource.query<Row[]>(text, values);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}
