import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRuleVersions1795600060001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rule_versions (
        rule text NOT NULL,
        version integer NOT NULL,
        zone text,
        status text NOT NULL,
        definition jsonb NOT NULL,
        effective_ms bigint NOT NULL,
        made_ms bigint NOT NULL,
        actor jsonb NOT NULL,
        reason text NOT NULL,
        CONSTRAINT rule_versions_pkey PRIMARY KEY (rule, version),
        CONSTRAINT rule_versions_number CHECK (version > 0),
        CONSTRAINT rule_versions_status CHECK (status IN ('enabled', 'disabled', 'withdrawn')),
        CONSTRAINT rule_versions_withdrawn CHECK (status <> 'withdrawn' OR zone IS NOT NULL)
      )`);
    await runner.query(`
      CREATE TRIGGER rule_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_versions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rule_versions');
  }
}
