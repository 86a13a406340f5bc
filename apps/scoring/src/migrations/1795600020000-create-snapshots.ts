import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSnapshots1795600020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // `document` is text and not jsonb: its exact characters are what was signed.
    await runner.query(`
      CREATE TABLE snapshots (
        sequence integer NOT NULL CHECK (sequence > 0),
        header jsonb NOT NULL,
        document text NOT NULL,
        hash text NOT NULL,
        signature text NOT NULL,
        CONSTRAINT snapshots_pkey PRIMARY KEY (sequence)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX snapshots_once ON snapshots ((header ->> 'kind'), (header ->> 'asOf'))`,
    );
    await runner.query(`
      CREATE FUNCTION refuse_change_of_snapshots() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'snapshots are only ever added' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER snapshots_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON snapshots
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_snapshots()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE snapshots');
    await runner.query('DROP FUNCTION refuse_change_of_snapshots');
  }
}
