import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFactsWorkflow1795600050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE record_lines (
        subject text NOT NULL,
        zone text NOT NULL,
        key text NOT NULL,
        revision integer NOT NULL CHECK (revision >= 0),
        CONSTRAINT record_lines_pkey PRIMARY KEY (subject, zone, key),
        CONSTRAINT record_lines_subject CHECK (subject IN ('fact', 'event'))
      )`);
    await runner.query(`
      CREATE TABLE documents (
        id uuid NOT NULL,
        zone text NOT NULL,
        name text NOT NULL,
        media_type text NOT NULL,
        bytes integer NOT NULL CHECK (bytes > 0),
        sha256 text NOT NULL,
        uploaded_at_ms bigint NOT NULL,
        uploaded_by jsonb NOT NULL,
        CONSTRAINT documents_pkey PRIMARY KEY (id),
        CONSTRAINT documents_once UNIQUE (zone, sha256)
      )`);
    // No foreign key: parts arrive before their document is whole.
    await runner.query(`
      CREATE TABLE document_parts (
        document uuid NOT NULL,
        number integer NOT NULL,
        body bytea NOT NULL,
        received_at_ms bigint NOT NULL,
        CONSTRAINT document_parts_pkey PRIMARY KEY (document, number)
      )`);
    // PDF, PNG and JPEG are compressed already.
    await runner.query('ALTER TABLE document_parts ALTER COLUMN body SET STORAGE EXTERNAL');
    await runner.query(`
      CREATE TABLE proposals (
        id uuid NOT NULL,
        subject text NOT NULL,
        zone text NOT NULL,
        key text NOT NULL,
        change jsonb NOT NULL,
        replaced jsonb,
        reason text NOT NULL,
        base_revision integer NOT NULL,
        state text NOT NULL,
        proposed_at_ms bigint NOT NULL,
        proposed_by jsonb NOT NULL,
        CONSTRAINT proposals_pkey PRIMARY KEY (id),
        CONSTRAINT proposals_line FOREIGN KEY (subject, zone, key) REFERENCES record_lines (subject, zone, key),
        CONSTRAINT proposals_state CHECK (state IN ('proposed', 'confirmed', 'rejected', 'withdrawn'))
      )`);
    await runner.query('CREATE INDEX proposals_by_state ON proposals (subject, state, id)');
    await runner.query(`
      CREATE TABLE proposal_history (
        proposal uuid NOT NULL,
        state text NOT NULL,
        at_ms bigint NOT NULL,
        actor jsonb NOT NULL,
        reason text NOT NULL,
        CONSTRAINT proposal_history_pkey PRIMARY KEY (proposal, state),
        CONSTRAINT proposal_history_proposal FOREIGN KEY (proposal) REFERENCES proposals (id)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX proposal_history_decided_once ON proposal_history (proposal) WHERE state <> 'proposed'`);
    await runner.query(`
      CREATE TABLE records (
        id uuid NOT NULL,
        subject text NOT NULL,
        zone text NOT NULL,
        key text NOT NULL,
        revision integer NOT NULL,
        body jsonb NOT NULL,
        origin text NOT NULL,
        proposal uuid,
        known_from_ms bigint NOT NULL,
        known_to_ms bigint,
        CONSTRAINT records_pkey PRIMARY KEY (id),
        CONSTRAINT records_line FOREIGN KEY (subject, zone, key) REFERENCES record_lines (subject, zone, key),
        CONSTRAINT records_proposal FOREIGN KEY (proposal) REFERENCES proposals (id),
        CONSTRAINT records_origin CHECK ((origin = 'seed') = (proposal IS NULL)),
        CONSTRAINT records_span CHECK (known_to_ms IS NULL OR known_to_ms >= known_from_ms)
      )`);
    await runner.query('CREATE INDEX records_by_line ON records (subject, zone, key)');
    // Of one fact only one version on record begins on a day; of an event there is one.
    await runner.query(`
      CREATE UNIQUE INDEX records_on_record ON records (subject, zone, key, coalesce(body ->> 'validFrom', ''))
      WHERE known_to_ms IS NULL`);
    await runner.query(`
      CREATE TABLE change_outbox (
        id uuid NOT NULL,
        change jsonb NOT NULL,
        CONSTRAINT change_outbox_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`
      CREATE TABLE expiry_notices (
        record uuid NOT NULL,
        stage integer NOT NULL,
        noticed_at_ms bigint NOT NULL,
        CONSTRAINT expiry_notices_pkey PRIMARY KEY (record, stage),
        CONSTRAINT expiry_notices_record FOREIGN KEY (record) REFERENCES records (id)
      )`);
    await this.moveSeeds(runner);
    await this.guardHistory(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE expiry_notices, change_outbox, records, proposal_history, proposals, document_parts, documents, record_lines',
    );
    await runner.query('DROP FUNCTION refuse_change()');
    await runner.query('DROP FUNCTION refuse_rewriting()');
  }

  /** Facts and events were rows like all others before. */
  private async moveSeeds(runner: QueryRunner): Promise<void> {
    const moved = `
      SELECT CASE e.kind WHEN 'fact' THEN 'fact' ELSE 'event' END AS subject, e.zone, e.body, e.updated_at,
        CASE e.kind WHEN 'fact' THEN e.body ->> 'fact' ELSE e.body ->> 'id' END AS key
      FROM entries AS e WHERE e.kind IN ('fact', 'confirmed-event')`;
    await runner.query(`
      INSERT INTO record_lines (subject, zone, key, revision)
      SELECT DISTINCT m.subject, m.zone, m.key, 1 FROM (${moved}) AS m`);
    await runner.query(`
      INSERT INTO records (id, subject, zone, key, revision, body, origin, known_from_ms)
      SELECT gen_random_uuid(), m.subject, m.zone, m.key, 1, m.body, 'seed',
        floor(extract(epoch FROM m.updated_at) * 1000)::bigint FROM (${moved}) AS m`);
    await runner.query(`DELETE FROM entries WHERE kind IN ('fact', 'confirmed-event')`);
  }

  /** What was once known or decided stays readable, whatever a program does. */
  private async guardHistory(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME;
      END $$`);
    await runner.query(`
      CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.known_to_ms IS NOT NULL OR (to_jsonb(NEW) - 'known_to_ms') <> (to_jsonb(OLD) - 'known_to_ms') THEN
          RAISE EXCEPTION 'a record is never rewritten';
        END IF;
        RETURN NEW;
      END $$`);
    for (const table of ['proposal_history', 'documents'])
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER records_not_removed BEFORE DELETE OR TRUNCATE ON records
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER records_not_rewritten BEFORE UPDATE ON records
      FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()`);
  }
}
