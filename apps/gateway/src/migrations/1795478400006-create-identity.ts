import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People of the demonstration: nobody real, chosen without a password until sign-in exists. */
const DEMO_PEOPLE = [
  ['operator-lan', 'Nguyễn Thị Lan', 'operator'],
  ['operator-minh', 'Trần Văn Minh', 'operator'],
  ['operator-duc', 'Vũ Anh Đức', 'operator'],
  ['investor-ha', 'Lê Thu Hà', 'investor'],
  ['investor-sato', 'Sato Kenji', 'investor'],
  ['investor-becker', 'Anna Becker', 'investor'],
  ['authority-hung', 'Phạm Quốc Hùng', 'authority'],
] as const;

export class CreateIdentity1795478400006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE actors (
        id text NOT NULL,
        name text NOT NULL,
        role text NOT NULL,
        position integer NOT NULL,
        CONSTRAINT actors_pkey PRIMARY KEY (id),
        CONSTRAINT actors_role CHECK (role IN ('operator', 'investor', 'authority'))
      )`);
    for (const [position, person] of DEMO_PEOPLE.entries())
      await runner.query('INSERT INTO actors (id, name, role, position) VALUES ($1, $2, $3, $4)', [
        ...person,
        position,
      ]);
    await runner.query(`
      CREATE TABLE commands (
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        command text NOT NULL,
        target text NOT NULL,
        actor_id text NOT NULL,
        actor_name text NOT NULL,
        actor_role text NOT NULL,
        actor_unverified boolean NOT NULL,
        correlation_id text NOT NULL,
        CONSTRAINT commands_pkey PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX commands_by_time ON commands (at)');
    await runner.query(`
      CREATE TABLE command_results (
        command_id uuid NOT NULL,
        at timestamptz NOT NULL,
        outcome text NOT NULL,
        result jsonb NOT NULL,
        CONSTRAINT command_results_pkey PRIMARY KEY (command_id),
        CONSTRAINT command_results_command FOREIGN KEY (command_id) REFERENCES commands (id),
        CONSTRAINT command_results_outcome CHECK (outcome IN ('done', 'failed'))
      )`);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the record of commands is only ever added to';
      END $$`);
    for (const table of ['commands', 'command_results'])
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE command_results, commands, actors');
    await runner.query('DROP FUNCTION refuse_change()');
  }
}
