import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds tracks with readings that came late without a look at all others. */
export class FindUncorrectedTracks1796000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX tracks_uncorrected ON tracks (touched_ms) WHERE state->'uncorrected' IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX tracks_uncorrected');
  }
}
