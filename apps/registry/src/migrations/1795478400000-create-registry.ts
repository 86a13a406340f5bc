import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRegistry1795478400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE entries (
        kind text NOT NULL,
        key text NOT NULL,
        zone text,
        position integer NOT NULL,
        body jsonb NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT entries_pkey PRIMARY KEY (kind, key)
      )`);
    await runner.query('CREATE INDEX entries_by_zone ON entries (kind, zone, position)');
    await runner.query(`
      CREATE TABLE cadence_declarations (
        id bigint GENERATED ALWAYS AS IDENTITY,
        device text NOT NULL,
        from_ms bigint NOT NULL,
        to_ms bigint,
        step_seconds integer CHECK (step_seconds > 0),
        declared_at_ms bigint NOT NULL,
        CONSTRAINT cadence_declarations_pkey PRIMARY KEY (id),
        CONSTRAINT cadence_declarations_span CHECK (to_ms IS NULL OR to_ms > from_ms)
      )`);
    await runner.query('CREATE INDEX cadence_declarations_by_device ON cadence_declarations (device, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cadence_declarations, entries');
  }
}
