import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotifications1795700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_settings (
        kind text NOT NULL,
        id text NOT NULL,
        version integer NOT NULL,
        status text NOT NULL,
        definition jsonb NOT NULL,
        made_ms bigint NOT NULL,
        actor jsonb NOT NULL,
        reason text NOT NULL,
        CONSTRAINT notification_settings_pkey PRIMARY KEY (kind, id, version),
        CONSTRAINT notification_settings_kind CHECK (kind IN ('recipient', 'route')),
        CONSTRAINT notification_settings_number CHECK (version > 0),
        CONSTRAINT notification_settings_status CHECK (status IN ('active', 'paused', 'removed'))
      )`);
    await runner.query(`
      CREATE TRIGGER notification_settings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON notification_settings
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    // Apart from the versions, which anybody may read.
    await runner.query(`
      CREATE TABLE notification_secrets (
        recipient text NOT NULL,
        secret text NOT NULL,
        CONSTRAINT notification_secrets_pkey PRIMARY KEY (recipient)
      )`);
    await runner.query(`
      CREATE TABLE notification_events (
        id bigint GENERATED ALWAYS AS IDENTITY,
        message_id text NOT NULL,
        alarm jsonb NOT NULL,
        CONSTRAINT notification_events_pkey PRIMARY KEY (id),
        CONSTRAINT notification_events_once UNIQUE (message_id)
      )`);
    await runner.query(`
      CREATE TABLE escalations (
        alarm text NOT NULL,
        route text NOT NULL,
        since_ms bigint NOT NULL,
        next_step integer NOT NULL,
        due_ms bigint NOT NULL,
        CONSTRAINT escalations_pkey PRIMARY KEY (alarm, route),
        CONSTRAINT escalations_alarm FOREIGN KEY (alarm) REFERENCES episodes (id)
      )`);
    await runner.query('CREATE INDEX escalations_due ON escalations (due_ms)');
    await runner.query(`
      CREATE TABLE deliveries (
        id text NOT NULL,
        recipient text NOT NULL,
        channel text NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        alarm text,
        zone text,
        priority smallint,
        text_vi text NOT NULL,
        text_en text NOT NULL,
        alarms integer NOT NULL,
        simulated boolean NOT NULL,
        message jsonb NOT NULL,
        created_ms bigint NOT NULL,
        held boolean NOT NULL,
        due_ms bigint NOT NULL,
        lease_ms bigint,
        sent_ms bigint,
        attempts integer NOT NULL DEFAULT 0,
        tries integer NOT NULL DEFAULT 0,
        since_ms bigint NOT NULL,
        reason text,
        digest text,
        asked_by jsonb,
        CONSTRAINT deliveries_pkey PRIMARY KEY (id),
        CONSTRAINT deliveries_state CHECK (state IN ('waiting', 'sending', 'sent', 'grouped', 'given-up', 'dropped')),
        CONSTRAINT deliveries_sending CHECK ((state = 'sending') = (lease_ms IS NOT NULL)),
        CONSTRAINT deliveries_grouped CHECK ((state = 'grouped') = (digest IS NOT NULL))
      )`);
    await runner.query(
      `CREATE INDEX deliveries_due ON deliveries (due_ms) WHERE state IN ('waiting', 'sending')`,
    );
    await runner.query('CREATE INDEX deliveries_newest ON deliveries (created_ms DESC, id DESC)');
    await runner.query('CREATE INDEX deliveries_of_alarm ON deliveries (alarm, recipient)');
    await runner.query(`
      CREATE TABLE delivery_attempts (
        delivery text NOT NULL,
        number integer NOT NULL,
        recipient text NOT NULL,
        kind text NOT NULL,
        at_ms bigint NOT NULL,
        duration_ms integer,
        target text NOT NULL,
        outcome text NOT NULL,
        answer text NOT NULL,
        CONSTRAINT delivery_attempts_pkey PRIMARY KEY (delivery, number),
        CONSTRAINT delivery_attempts_delivery FOREIGN KEY (delivery) REFERENCES deliveries (id) ON DELETE CASCADE,
        CONSTRAINT delivery_attempts_outcome CHECK (outcome IN ('sent', 'retry', 'given-up', 'unknown'))
      )`);
    await runner.query('CREATE INDEX delivery_attempts_newest ON delivery_attempts (recipient, at_ms DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE delivery_attempts, deliveries, escalations, notification_events, notification_secrets, notification_settings',
    );
  }
}
