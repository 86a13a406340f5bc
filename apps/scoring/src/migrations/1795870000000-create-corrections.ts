import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours that were scored before their data were complete, and how far word of that has been heard. */
export class CreateCorrections1795870000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE corrections (
        zone text NOT NULL,
        changed_from timestamptz NOT NULL,
        CONSTRAINT corrections_pkey PRIMARY KEY (zone)
      )`);
    await runner.query(`
      CREATE TABLE heard_changes (
        only_row boolean NOT NULL DEFAULT true CHECK (only_row),
        sequence bigint NOT NULL,
        CONSTRAINT heard_changes_pkey PRIMARY KEY (only_row)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE heard_changes, corrections');
  }
}
