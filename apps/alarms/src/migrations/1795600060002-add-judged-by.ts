import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddJudgedBy1795600060002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episodes ADD COLUMN judged_by text NOT NULL DEFAULT 'readings',
        ADD CONSTRAINT episodes_judged_by CHECK (judged_by IN ('readings', 'silence'))`);
    await runner.query(
      `CREATE INDEX episodes_of_silence ON episodes (id) WHERE judged_by = 'silence' AND cleared_ms IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX episodes_of_silence');
    await runner.query(`DELETE FROM episodes WHERE judged_by = 'silence'`);
    await runner.query('ALTER TABLE episodes DROP COLUMN judged_by');
  }
}
