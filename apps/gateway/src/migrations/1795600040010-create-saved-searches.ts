import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSavedSearches1795600040010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_searches (
        id uuid NOT NULL,
        actor_id text NOT NULL,
        name text NOT NULL,
        wish jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        removed_at timestamptz,
        edition_id text NOT NULL,
        matching text[] NOT NULL,
        CONSTRAINT saved_searches_pkey PRIMARY KEY (id)
      )`);
    await runner.query(
      'CREATE INDEX saved_searches_of_actor ON saved_searches (actor_id, created_at) WHERE removed_at IS NULL',
    );
    await runner.query(`
      CREATE TABLE search_notifications (
        id bigint GENERATED ALWAYS AS IDENTITY,
        search_id uuid NOT NULL,
        actor_id text NOT NULL,
        at timestamptz NOT NULL,
        zone text NOT NULL,
        change text NOT NULL,
        edition_id text NOT NULL,
        unmet jsonb NOT NULL,
        read_at timestamptz,
        CONSTRAINT search_notifications_pkey PRIMARY KEY (id),
        CONSTRAINT search_notifications_search FOREIGN KEY (search_id) REFERENCES saved_searches (id),
        CONSTRAINT search_notifications_change CHECK (change IN ('started', 'stopped'))
      )`);
    await runner.query('CREATE INDEX search_notifications_of_actor ON search_notifications (actor_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE search_notifications, saved_searches');
  }
}
