import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReplacedMoments1795525200023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Only of values that were stored before another pack replaced them; older letters counted nothing.
    await runner.query('ALTER TABLE dead_letters ADD COLUMN replaced_ms bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dead_letters DROP COLUMN replaced_ms');
  }
}
