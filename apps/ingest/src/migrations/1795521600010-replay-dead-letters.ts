import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReplayDeadLetters1795521600010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dead_letters
        ADD COLUMN state text NOT NULL DEFAULT 'open',
        ADD COLUMN state_ms bigint,
        ADD CONSTRAINT dead_letters_state
          CHECK (state IN ('open', 'replayed', 'solved', 'refused', 'dismissed'))`);
    await runner.query('CREATE INDEX dead_letters_by_state ON dead_letters (state, received_ms, id)');
    await runner.query(`
      CREATE TABLE dead_letter_changes (
        position bigint GENERATED ALWAYS AS IDENTITY,
        letter_id text NOT NULL,
        at_ms bigint NOT NULL,
        state text NOT NULL,
        actor_id text,
        actor_name text,
        note text NOT NULL,
        CONSTRAINT dead_letter_changes_pkey PRIMARY KEY (position),
        CONSTRAINT dead_letter_changes_letter FOREIGN KEY (letter_id) REFERENCES dead_letters (id)
      )`);
    await runner.query(
      'CREATE INDEX dead_letter_changes_by_letter ON dead_letter_changes (letter_id, position)',
    );
    await runner.query(`
      CREATE TABLE dead_letter_replays (
        token text NOT NULL,
        letter_id text NOT NULL,
        run uuid NOT NULL,
        received_ms bigint NOT NULL,
        at_ms bigint NOT NULL,
        outcome text,
        CONSTRAINT dead_letter_replays_pkey PRIMARY KEY (token, letter_id),
        CONSTRAINT dead_letter_replays_letter FOREIGN KEY (letter_id) REFERENCES dead_letters (id),
        CONSTRAINT dead_letter_replays_outcome CHECK (outcome IN ('solved', 'refused'))
      )`);
    await runner.query('CREATE INDEX dead_letter_replays_by_letter ON dead_letter_replays (letter_id)');
    await runner.query('CREATE INDEX dead_letter_replays_by_run ON dead_letter_replays (run)');
    // What was counted for a pack of which something was refused: a later judgement adds the difference.
    await runner.query(`
      CREATE TABLE refused_packs (
        key text NOT NULL,
        digest text,
        is_rejected boolean NOT NULL,
        tallies jsonb NOT NULL,
        CONSTRAINT refused_packs_pkey PRIMARY KEY (key)
      )`);
    // For a pack that was refused as a whole nothing was ever counted.
    await runner.query(`
      INSERT INTO refused_packs (key, digest, is_rejected, tallies)
      SELECT DISTINCT letter.key, NULL, true, '[]'::jsonb FROM dead_letters AS letter WHERE letter.records IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE refused_packs, dead_letter_replays, dead_letter_changes');
    await runner.query('DROP INDEX dead_letters_by_state');
    await runner.query('ALTER TABLE dead_letters DROP COLUMN state, DROP COLUMN state_ms');
  }
}
