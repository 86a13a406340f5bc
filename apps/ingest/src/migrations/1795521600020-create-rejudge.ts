import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRejudge1795521600020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Never the same again, so that a span that is queued anew is not taken for one that was told.
    await runner.query('CREATE SEQUENCE rejudge_versions');
    // `untold_*`: what is about to be written, and not told yet, must survive a crash between the two.
    await runner.query(`
      CREATE TABLE rejudge_spans (
        device text NOT NULL,
        measurement text NOT NULL,
        day_ms bigint NOT NULL,
        from_ms bigint NOT NULL,
        to_ms bigint NOT NULL,
        version bigint NOT NULL DEFAULT nextval('rejudge_versions'),
        attempts integer NOT NULL DEFAULT 0,
        untold_from_ms bigint,
        untold_to_ms bigint,
        queued_at timestamptz NOT NULL DEFAULT now(),
        touched_at timestamptz NOT NULL DEFAULT now(),
        held_until timestamptz NOT NULL DEFAULT '-infinity',
        CONSTRAINT rejudge_spans_pkey PRIMARY KEY (device, measurement, day_ms)
      ) WITH (fillfactor = 70)`);
    await runner.query('CREATE INDEX rejudge_spans_by_time ON rejudge_spans (touched_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rejudge_spans');
    await runner.query('DROP SEQUENCE rejudge_versions');
  }
}
