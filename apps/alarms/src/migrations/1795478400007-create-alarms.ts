import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAlarms1795478400007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE episodes (
        id text NOT NULL,
        rule text NOT NULL,
        zone text NOT NULL,
        device text NOT NULL,
        metric text NOT NULL,
        priority smallint NOT NULL,
        text_vi text NOT NULL,
        text_en text NOT NULL,
        worst_value double precision NOT NULL,
        limit_value double precision NOT NULL,
        basis text NOT NULL,
        raised_ms bigint NOT NULL,
        cleared_ms bigint,
        late boolean NOT NULL,
        simulated boolean NOT NULL,
        CONSTRAINT episodes_pkey PRIMARY KEY (id),
        CONSTRAINT episodes_priority CHECK (priority IN (1, 2, 3)),
        CONSTRAINT episodes_order CHECK (cleared_ms >= raised_ms)
      )`);
    await runner.query('CREATE INDEX episodes_newest ON episodes (raised_ms DESC, id DESC)');
    await runner.query('CREATE INDEX episodes_of_zone ON episodes (zone, raised_ms DESC, id DESC)');
    await runner.query('CREATE INDEX episodes_of_rule ON episodes (device, rule, raised_ms)');
    await runner.query(
      'CREATE INDEX episodes_open ON episodes (raised_ms DESC, id DESC) WHERE cleared_ms IS NULL',
    );
    await runner.query(`
      CREATE TABLE tracks (
        device text NOT NULL,
        lane text NOT NULL,
        boot bigint NOT NULL,
        state jsonb NOT NULL,
        raised integer NOT NULL,
        touched_ms bigint NOT NULL,
        CONSTRAINT tracks_pkey PRIMARY KEY (device, lane, boot),
        CONSTRAINT tracks_lane CHECK (lane IN ('live', 'late'))
      ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`);
    await runner.query(`CREATE INDEX tracks_late ON tracks (touched_ms) WHERE lane = 'late'`);
    await runner.query(`
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY,
        message_id text NOT NULL,
        alarm jsonb NOT NULL,
        CONSTRAINT outbox_pkey PRIMARY KEY (id),
        CONSTRAINT outbox_once UNIQUE (message_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox, tracks, episodes');
  }
}
