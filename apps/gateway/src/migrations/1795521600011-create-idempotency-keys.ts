import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdempotencyKeys1795521600011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_keys (
        scope text NOT NULL,
        key text NOT NULL,
        digest text NOT NULL,
        at_ms bigint NOT NULL,
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (scope, key)
      )`);
    await runner.query('CREATE INDEX idempotency_keys_by_time ON idempotency_keys (at_ms)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_keys');
  }
}
