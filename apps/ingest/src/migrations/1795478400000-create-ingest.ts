import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIngest1795478400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // `previous` is what was stored before the last group: in one statement it tells new packs from known ones.
    await runner.query(`
      CREATE TABLE stored_runs (
        device text NOT NULL,
        boot bigint NOT NULL,
        zone text NOT NULL,
        seqs int8multirange NOT NULL,
        previous int8multirange NOT NULL DEFAULT '{}',
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT stored_runs_pkey PRIMARY KEY (device, boot)
      ) WITH (fillfactor = 70)`);
    await runner.query(`
      CREATE TABLE stored_digests (
        key text NOT NULL,
        stored_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT stored_digests_pkey PRIMARY KEY (key)
      )`);
    await runner.query(`
      CREATE TABLE delivery_hours (
        device text NOT NULL,
        hour_ms bigint NOT NULL,
        zone text NOT NULL,
        received bigint NOT NULL,
        stored bigint NOT NULL,
        failed bigint NOT NULL,
        rejected bigint NOT NULL,
        present_slots integer NOT NULL,
        timely_slots integer NOT NULL,
        CONSTRAINT delivery_hours_pkey PRIMARY KEY (device, hour_ms)
      ) WITH (fillfactor = 70)`);
    await runner.query('CREATE INDEX delivery_hours_by_zone ON delivery_hours (zone, hour_ms)');
    await runner.query(`
      CREATE TABLE delivery_devices (
        device text NOT NULL,
        zone text NOT NULL,
        first_event_ms bigint NOT NULL,
        last_event_ms bigint NOT NULL,
        first_live_ms bigint,
        CONSTRAINT delivery_devices_pkey PRIMARY KEY (device)
      ) WITH (fillfactor = 70)`);
    await runner.query('CREATE INDEX delivery_devices_by_zone ON delivery_devices (zone)');
    await runner.query(`
      CREATE TABLE dead_letters (
        id text NOT NULL,
        reason text NOT NULL,
        detail text NOT NULL,
        zone text NOT NULL,
        device text NOT NULL,
        key text NOT NULL,
        records integer,
        bytes integer NOT NULL,
        received_ms bigint NOT NULL,
        CONSTRAINT dead_letters_pkey PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX dead_letters_by_time ON dead_letters (received_ms, id)');
    await runner.query('CREATE INDEX dead_letters_by_zone ON dead_letters (zone, received_ms, id)');
    await runner.query('CREATE INDEX dead_letters_by_device ON dead_letters (device, received_ms, id)');
    await runner.query('CREATE INDEX dead_letters_by_key ON dead_letters (key)');
    await runner.query(`
      CREATE TABLE events (
        device text NOT NULL,
        metric text NOT NULL,
        at_ms bigint NOT NULL,
        type text NOT NULL,
        value text NOT NULL,
        zone text NOT NULL,
        key text NOT NULL,
        CONSTRAINT events_pkey PRIMARY KEY (device, metric, at_ms, key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE events, dead_letters, delivery_devices, delivery_hours, stored_digests, stored_runs',
    );
  }
}
