import type { DataSource } from 'typeorm';
import type { Score } from '#libs/contracts';
import { queryRows } from '#libs/database';
import type { ScoreRevision } from '../scores/score-revision.entity.js';
import type { CurrentScores } from './robustness.ports.js';

const CURRENT = `FROM current_scores AS c JOIN score_revisions AS r ON r.id = c.revision_id
  WHERE r.summary ->> 'track' = $1 ORDER BY c.zone`;

export class PostgresCurrentScores implements CurrentScores {
  constructor(private readonly dataSource: DataSource) {}

  digests(track: Score['track']): Promise<Pick<Score, 'zone' | 'inputsHash'>[]> {
    return queryRows(this.dataSource, `SELECT r.zone AS zone, r.inputs_hash AS "inputsHash" ${CURRENT}`, [
      track,
    ]);
  }

  async scores(track: Score['track']): Promise<Score[]> {
    const rows = await queryRows<Pick<ScoreRevision, 'summary' | 'detail'>>(
      this.dataSource,
      `SELECT r.summary AS summary, r.detail AS detail ${CURRENT}`,
      [track],
    );
    return rows.map(({ summary, detail }) => ({ ...summary, ...detail }));
  }
}
