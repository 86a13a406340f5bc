import { createDataSource } from '#libs/database';
import { sharedPostgres, stopSharedPostgres } from '#libs/testing';
import { CreateRegistry1795478400000 } from './1795478400000-create-registry.js';
import { CreateFactsWorkflow1795600050000 } from './1795600050000-create-facts-workflow.js';

describe('the migration of facts', () => {
  afterAll(() => stopSharedPostgres());

  it('takes over the facts of before as seeds, known since they were stored', async () => {
    const database = await (await sharedPostgres()).createDatabase();
    const { host, port, user, password } = database;
    const dataSource = await createDataSource({
      ...{ host, port, user, password, database: database.database },
      ...{ schema: 'registry', entities: [] },
      migrations: [CreateRegistry1795478400000],
    });
    await dataSource.query('CREATE SCHEMA registry');
    await dataSource.runMigrations();
    const runner = dataSource.createQueryRunner();
    await runner.query(
      `INSERT INTO entries (kind, key, zone, position, body, updated_at) VALUES
         ('fact', 'a|water.reuse_pct|2025', 'a', 0, '{"fact": "water.reuse_pct", "validFrom": "2025-01-01"}', '2026-01-01Z'),
         ('fact', 'a|water.reuse_pct|2026', 'a', 1, '{"fact": "water.reuse_pct", "validFrom": "2026-01-01"}', '2026-01-01Z'),
         ('zone', 'a', 'a', 0, '{}', '2026-01-01Z')`,
    );
    await new CreateFactsWorkflow1795600050000().up(runner);
    const records = await dataSource.query<Record<string, unknown>[]>(
      `SELECT r.key, r.origin, r.known_from_ms AS since, l.revision, r.body ->> 'validFrom' AS begins
       FROM records AS r JOIN record_lines AS l USING (subject, zone, key) ORDER BY begins`,
    );
    const same = {
      ...{ key: 'water.reuse_pct', origin: 'seed', revision: 1 },
      since: String(Date.parse('2026-01-01T00:00:00Z')),
    };
    expect(records).toEqual([
      { ...same, begins: '2025-01-01' },
      { ...same, begins: '2026-01-01' },
    ]);
    const left = await dataSource.query<{ kind: string }[]>('SELECT e.kind AS kind FROM entries AS e');
    expect(left).toEqual([{ kind: 'zone' }]);
    await runner.release();
    await dataSource.destroy();
  }, 60_000);
});
