import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people suppose of zones and keep under a name. */
export class CreateScenarios1795600030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scenarios (
        id uuid NOT NULL,
        zone text NOT NULL,
        name text NOT NULL,
        changes jsonb NOT NULL,
        created_by jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        updated_by jsonb NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT scenarios_pkey PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX scenarios_of_zone ON scenarios (zone, updated_at DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE scenarios');
  }
}
