import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When silence was judged last: what seems silent after a while of nobody listening may only not have been heard. */
export class CreateSilenceWatch1795920000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE silence_watch (
        only_row boolean NOT NULL DEFAULT true CHECK (only_row),
        listened_ms bigint NOT NULL,
        CONSTRAINT silence_watch_pkey PRIMARY KEY (only_row)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE silence_watch');
  }
}
