import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEditions1795600040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE editions (
        id text NOT NULL,
        as_of timestamptz NOT NULL,
        taken_at timestamptz NOT NULL,
        content bytea NOT NULL,
        CONSTRAINT editions_pkey PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX editions_by_hour ON editions (as_of, taken_at)');
    await runner.query('ALTER TABLE editions ALTER COLUMN content SET STORAGE EXTERNAL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE editions');
  }
}
