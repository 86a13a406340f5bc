import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLifeCycle1795600060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episodes
        ALTER COLUMN device DROP NOT NULL,
        ADD COLUMN acknowledged_ms bigint,
        ADD COLUMN acknowledged_by jsonb,
        ADD COLUMN assignee jsonb,
        ADD COLUMN suppressed_by text,
        ADD COLUMN revision integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT episodes_acknowledged CHECK ((acknowledged_ms IS NULL) = (acknowledged_by IS NULL))`);
    // What was over before alarms could be acknowledged must not come back to be acknowledged.
    await runner.query(`
      UPDATE episodes SET acknowledged_ms = cleared_ms,
        acknowledged_by = '{"id": "system-alarms", "name": "alarms"}'
      WHERE cleared_ms IS NOT NULL AND NOT late`);
    await runner.query('DROP INDEX episodes_open');
    await runner.query(`
      CREATE INDEX episodes_standing ON episodes (raised_ms DESC, id DESC)
      WHERE NOT late AND (cleared_ms IS NULL OR (acknowledged_ms IS NULL AND suppressed_by IS NULL))`);
    await runner.query(`
      CREATE TABLE shelves (
        rule text NOT NULL,
        zone text NOT NULL,
        device text NOT NULL,
        metric text NOT NULL,
        shelved_ms bigint NOT NULL,
        until_ms bigint NOT NULL,
        shelved_by jsonb NOT NULL,
        reason text NOT NULL,
        CONSTRAINT shelves_pkey PRIMARY KEY (rule, zone, device, metric),
        CONSTRAINT shelves_span CHECK (until_ms > shelved_ms)
      )`);
    await runner.query(`
      CREATE TABLE alarm_actions (
        id bigint GENERATED ALWAYS AS IDENTITY,
        alarm text NOT NULL,
        kind text NOT NULL,
        at_ms bigint NOT NULL,
        actor jsonb NOT NULL,
        text text,
        until_ms bigint,
        assignee jsonb,
        idempotency_key text,
        digest text,
        CONSTRAINT alarm_actions_pkey PRIMARY KEY (id),
        CONSTRAINT alarm_actions_alarm FOREIGN KEY (alarm) REFERENCES episodes (id),
        CONSTRAINT alarm_actions_once UNIQUE (alarm, idempotency_key)
      )`);
    await runner.query('CREATE INDEX alarm_actions_of_alarm ON alarm_actions (alarm, id)');
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'this record is only ever added to';
      END $$`);
    await runner.query(`
      CREATE TRIGGER alarm_actions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON alarm_actions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE alarm_actions, shelves');
    await runner.query('DROP FUNCTION refuse_change()');
    await runner.query('DROP INDEX episodes_standing');
    await runner.query(`
      ALTER TABLE episodes DROP COLUMN acknowledged_ms, DROP COLUMN acknowledged_by, DROP COLUMN assignee,
        DROP COLUMN suppressed_by, DROP COLUMN revision`);
    await runner.query('DELETE FROM episodes WHERE device IS NULL');
    await runner.query('ALTER TABLE episodes ALTER COLUMN device SET NOT NULL');
    await runner.query(
      'CREATE INDEX episodes_open ON episodes (raised_ms DESC, id DESC) WHERE cleared_ms IS NULL',
    );
  }
}
