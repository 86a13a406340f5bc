import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRollup1795478400001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE dirty_windows_version');
    await runner.query(`
      CREATE TABLE dirty_windows (
        measurement text NOT NULL,
        device text NOT NULL,
        span text NOT NULL,
        start_ms bigint NOT NULL,
        zone text NOT NULL,
        lane text NOT NULL,
        version bigint NOT NULL,
        CONSTRAINT dirty_windows_pkey PRIMARY KEY (measurement, device, span, start_ms),
        CONSTRAINT dirty_windows_span CHECK (span IN ('hour', 'day')),
        CONSTRAINT dirty_windows_lane CHECK (lane IN ('live', 'history'))
      ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`);
    await runner.query(`
      CREATE TABLE checkpoints (
        stream text NOT NULL,
        stream_created_at_ms bigint NOT NULL,
        sequence bigint NOT NULL,
        committed_at_ms bigint NOT NULL,
        CONSTRAINT checkpoints_pkey PRIMARY KEY (stream)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE checkpoints, dirty_windows');
    await runner.query('DROP SEQUENCE dirty_windows_version');
  }
}
