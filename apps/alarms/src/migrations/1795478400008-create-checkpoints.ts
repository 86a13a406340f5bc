import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCheckpoints1795478400008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE checkpoints (
        stream text NOT NULL,
        stream_created_at_ms bigint NOT NULL,
        sequence bigint NOT NULL,
        CONSTRAINT checkpoints_pkey PRIMARY KEY (stream)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE checkpoints');
  }
}
