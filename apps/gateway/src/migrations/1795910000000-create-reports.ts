import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReports1795910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reports (
        id uuid NOT NULL,
        zone text NOT NULL,
        month text NOT NULL,
        revision integer NOT NULL,
        reason text NOT NULL,
        changed text[] NOT NULL,
        made_at timestamptz NOT NULL,
        made_by text NOT NULL,
        complete boolean NOT NULL,
        simulated boolean NOT NULL,
        content json NOT NULL,
        content_sha256 text NOT NULL,
        CONSTRAINT reports_pkey PRIMARY KEY (id),
        CONSTRAINT reports_revision UNIQUE (zone, month, revision)
      )`);
    await runner.query(`
      CREATE TABLE report_files (
        report_id uuid NOT NULL,
        lang text NOT NULL,
        sha256 text NOT NULL,
        content bytea NOT NULL,
        CONSTRAINT report_files_pkey PRIMARY KEY (report_id, lang),
        CONSTRAINT report_files_report FOREIGN KEY (report_id) REFERENCES reports (id),
        CONSTRAINT report_files_lang CHECK (lang IN ('vi', 'en'))
      )`);
    // What was handed to an authority must be found again as it was.
    await runner.query(`
      CREATE FUNCTION refuse_report_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'reports are never changed'; END $$`);
    for (const table of ['reports', 'report_files'])
      await runner.query(
        `CREATE TRIGGER ${table}_never_change BEFORE UPDATE OR DELETE ON ${table}
         FOR EACH ROW EXECUTE FUNCTION refuse_report_change()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_files, reports');
    await runner.query('DROP FUNCTION refuse_report_change()');
  }
}
