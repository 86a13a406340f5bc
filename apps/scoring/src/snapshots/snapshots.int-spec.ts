import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DataSource } from 'typeorm';
import { type Device, type Fact, type SnapshotHeader, systemActor, type Zone } from '#libs/contracts';
import { createDataSource } from '#libs/database';
import { checkSigned, readSnapshotFile, writeSnapshotFile } from '#libs/readiness';
import { FakeClock, sharedPostgres, silentLogger, stopSharedPostgres } from '#libs/testing';
import type { RegistryReader, WindowReader } from '../inputs/inputs.ports.js';
import { InputsService } from '../inputs/inputs.service.js';
import { CreateScoring1795478700000 } from '../migrations/1795478700000-create-scoring.js';
import { CreateSnapshots1795600020000 } from '../migrations/1795600020000-create-snapshots.js';
import { StoredInputPart } from '../scores/input-part.entity.js';
import { PostgresRevisionArchive } from '../scores/postgres-revision.archive.js';
import { PostgresScoreStore } from '../scores/postgres-score.store.js';
import { RevisionsService } from '../scores/revisions.service.js';
import { ScoreRevision } from '../scores/score-revision.entity.js';
import { ScoresService } from '../scores/scores.service.js';
import { ConstantWindowsReader } from '../test/constant-windows.reader.js';
import { signingKey } from '../test/signing-key.builder.js';
import { FreezeService } from './freeze.service.js';
import { PostgresSnapshotStore } from './postgres-snapshot.store.js';
import { SigningKeys } from './signing-keys.js';
import { VerificationService } from './verification.service.js';

const seed = <Row>(name: string): Row[] => JSON.parse(readFileSync(`seeds/${name}.json`, 'utf8')) as Row[];
const at = (text: string) => Date.parse(text);
const DAY_MS = 86_400_000;
const ZONES = ['do-son', 'nomura-hai-phong', 'tan-trao-1'];

jest.setTimeout(60_000);

describe('snapshots on a real PostgreSQL', () => {
  const clock = new FakeClock(at('2026-11-20T10:30:00+07:00'));
  const keys = new SigningKeys(signingKey(), []);
  const logger = silentLogger();
  const zones = seed<Zone>('zones').filter(zone => ZONES.includes(zone.code));
  const devices = seed<Device>('devices').filter(device => ZONES.includes(device.zone));
  const facts = seed<Fact>('facts');
  const actor = { ...systemActor('test'), name: 'tester' };
  let dataSource: DataSource;
  let store: PostgresSnapshotStore;
  let scores: ScoresService;
  let revisions: RevisionsService;
  let freezer: FreezeService;

  const nothing = (): void => undefined;
  const registry: RegistryReader = {
    forget: nothing,
    zones: async () => zones,
    method: async () => ({
      pillars: seed('pillars'),
      indicators: seed('indicators'),
      presets: seed('presets'),
      tariffs: seed('tariffs'),
      limits: seed('limits'),
      metrics: seed('metrics'),
    }),
    zone: async ({ code }) => ({
      devices: devices.filter(device => device.zone === code),
      cadences: [],
      facts: facts.filter(fact => fact.zone === code),
      events: [],
    }),
  };

  /** As a process that has just begun, which remembers nothing. */
  const verify = () => new VerificationService(revisions, keys, store, clock, logger).check();

  /** What somebody can do who has the superuser's password: triggers do not fire. */
  async function asSuperuser(work: (query: DataSource['query']) => Promise<unknown>): Promise<void> {
    const runner = dataSource.createQueryRunner();
    await runner.query('SET session_replication_role = replica');
    await work(runner.query.bind(runner) as DataSource['query']);
    await runner.query('SET session_replication_role = DEFAULT');
    await runner.release();
  }

  /** Copies all tables; what it answers with puts them back. */
  async function copyTables() {
    const tables = ['snapshots', 'score_revisions', 'input_parts', 'current_scores'];
    const copies = await Promise.all(
      tables.map(async table => ({
        table,
        rows: await dataSource.query<Record<string, unknown>[]>(`SELECT * FROM ${table}`),
      })),
    );
    return () =>
      asSuperuser(async query => {
        for (const { table, rows } of copies) {
          await query(`DELETE FROM ${table}`);
          for (const row of rows) {
            const names = Object.keys(row);
            const marks = names.map((_, index) => `$${index + 1}`);
            const values = Object.values(row).map(value =>
              typeof value === 'object' && !(value instanceof Date) && !Buffer.isBuffer(value)
                ? JSON.stringify(value)
                : value,
            );
            await query(`INSERT INTO ${table} (${names.join()}) VALUES (${marks.join()})`, values);
          }
        }
      });
  }

  const inputsOf = (from: RegistryReader, windows: WindowReader) =>
    new InputsService(from, windows, { read: async () => [], forget: nothing });
  const scoresOf = (inputs: InputsService) =>
    new ScoresService(
      inputs,
      new PostgresScoreStore(dataSource),
      { publish: async () => undefined },
      clock,
      logger,
    );
  const freezerOf = (from: RegistryReader, windows: WindowReader) => {
    const inputs = inputsOf(from, windows);
    return new FreezeService(scoresOf(inputs), revisions, inputs, keys, store, 3 * DAY_MS, clock, logger);
  };
  const freeze = (kind: SnapshotHeader['kind'], month: string | null = null) =>
    freezer.freeze({ kind, month, actor });

  beforeAll(async () => {
    const database = await (await sharedPostgres()).createDatabase();
    dataSource = await createDataSource({
      ...database,
      schema: 'scoring',
      entities: [ScoreRevision, StoredInputPart],
      migrations: [CreateScoring1795478700000, CreateSnapshots1795600020000],
    });
    await dataSource.query('CREATE SCHEMA scoring');
    await dataSource.runMigrations();
    store = new PostgresSnapshotStore(dataSource);
    revisions = new RevisionsService(new PostgresRevisionArchive(dataSource), clock);
    scores = scoresOf(inputsOf(registry, new ConstantWindowsReader(devices, 50)));
    freezer = freezerOf(registry, new ConstantWindowsReader(devices, 50));
  });

  afterAll(async () => {
    await dataSource?.destroy();
    await stopSharedPostgres();
  });

  it('freezes nothing before the first score', async () => {
    await freezer.freezeDue();
    expect(await store.sequences()).toEqual([]);
    expect(await verify()).toMatchObject({ state: 'intact', snapshots: 0 });
  });

  it('freezes a month once, when late data is no longer waited for', async () => {
    await scores.run({ zones: null, trigger: 'scheduled', actor });
    clock.set(at('2026-12-03T23:59:00+07:00'));
    await freezer.freezeDue();
    expect(await store.sequences()).toEqual([]);
    clock.set(at('2026-12-04T00:01:00+07:00'));
    await freezer.freezeDue();
    await freezer.freezeDue();
    expect(await store.list(null, 10)).toEqual([
      expect.objectContaining({
        sequence: 1,
        kind: 'month',
        month: '2026-11',
        asOf: at('2026-12-01T00:00:00+07:00'),
        previous: null,
        simulated: true,
        createdBy: systemActor('scoring'),
      }),
    ]);
  });

  it('publishes what is known enough, in two lists', async () => {
    const snapshot = await store.find(1);
    const file = readSnapshotFile(Buffer.from(writeSnapshotFile(snapshot ?? raise())));
    expect(checkSigned(file ?? raise(), keys.trusted)).toBeNull();
    const { operating, planned } = JSON.parse(file?.document ?? '') as Record<string, { zones: object[] }>;
    expect(operating?.zones).toMatchObject([{ zone: 'do-son' }, { zone: 'nomura-hai-phong' }]);
    expect(planned?.zones).toMatchObject([{ zone: 'tan-trao-1', simulated: true }]);
    const current = await revisions.find({ zone: 'do-son', asOf: snapshot?.header.asOf });
    const standing = current?.status === 'insufficient' ? 'insufficient' : 'published';
    expect(operating?.zones[0]).toMatchObject({ value: current?.value, status: standing });
    expect((operating?.zones[0] as { indicators: object[] }).indicators).toHaveLength(52);
  });

  it('refuses what is frozen, and what has not ended', async () => {
    await expect(freeze('month', '2026-11')).rejects.toMatchObject({ code: 'SNAPSHOT.EXISTS' });
    await expect(freeze('month', '2026-12')).rejects.toMatchObject({ code: 'SNAPSHOT.TOO_EARLY' });
    await expect(freeze('month')).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
  });

  it('refuses a month in which nothing was measured, or whose scores it cannot have', async () => {
    const silent = freezerOf(registry, new ConstantWindowsReader([], 0));
    const september = { kind: 'month', month: '2026-09', actor } as const;
    await expect(silent.freeze(september)).rejects.toMatchObject({ code: 'SNAPSHOT.NO_DATA' });
    const away = async (): Promise<never> => {
      throw new Error('the registry is away');
    };
    const blind = freezerOf({ ...registry, zone: away }, new ConstantWindowsReader(devices, 50));
    await expect(blind.freeze(september)).rejects.toMatchObject({ code: 'SNAPSHOT.NOT_ALL_SCORED' });
    expect(await store.sequences()).toEqual([1]);
  });

  it('freezes the newest hour on request, which stays provisional, and chains it', async () => {
    const [first] = await store.list(null, 1);
    const interim = await freeze('interim');
    expect(interim).toMatchObject({ sequence: 2, kind: 'interim', month: null, previous: first?.hash });
    expect(interim.createdBy).toEqual(actor);
    const { document } = (await store.find(2)) ?? raise();
    expect(document).not.toContain('"status":"published"');
    await expect(freeze('interim')).rejects.toMatchObject({ code: 'SNAPSHOT.EXISTS', data: { sequence: 2 } });
    clock.advance(3_600_000);
    const both = await Promise.allSettled([freeze('interim'), freeze('interim')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'SNAPSHOT.EXISTS' }) as unknown,
    });
    expect(await store.list(null, 1)).toMatchObject([{ sequence: 3, previous: interim.hash }]);
  });

  it('finds a whole chain intact, whose scores come again from their stored inputs', async () => {
    expect(await verify()).toMatchObject({ state: 'intact', fault: null, snapshots: 3, scores: 9 });
  });

  it('lets nobody change or delete a snapshot in the usual way', async () => {
    for (const statement of [
      "UPDATE snapshots SET signature = '' WHERE sequence = 1",
      'DELETE FROM snapshots',
      'TRUNCATE snapshots',
    ]) {
      await expect(dataSource.query(statement)).rejects.toThrow('snapshots are only ever added');
    }
  });

  it('names the first thing that somebody changed behind its back', async () => {
    const restore = await copyTables();
    const flip = (column: string, position: number) =>
      `UPDATE snapshots SET ${column} = overlay(${column} placing
         CASE substr(${column}, ${position}, 1) WHEN '1' THEN '2' ELSE '1' END from ${position})
       WHERE sequence = 2`;
    const part = async (name: string) => {
      const [row] = await dataSource.query<{ hash: string; body: Buffer }[]>(
        `SELECT p.hash AS hash, p.body AS body FROM score_revisions AS r, jsonb_array_elements(r.input_parts) AS e
           JOIN input_parts AS p ON p.hash = e ->> 1
         WHERE r.zone = 'do-son' AND r.as_of = '2026-12-01T00:00:00+07:00' AND e ->> 0 = $1
         ORDER BY r.revision DESC LIMIT 1`,
        [name],
      );
      return row ?? raise();
    };
    const registryPart = await part('registry');
    const flipped = Buffer.from(registryPart.body);
    const middle = Math.floor(flipped.length / 2);
    flipped[middle] = (flipped[middle] ?? 0) ^ 1;
    const touched = Buffer.from(registryPart.body).fill(1, 5, 6);
    const forged = gzipSync(
      gunzipSync(registryPart.body).toString('utf8').replace('illustrative":true', 'illustrative":false'),
    );
    const month = "zone = 'do-son' AND as_of = '2026-12-01T00:00:00+07:00'";
    const cases: [statement: string, parameters: unknown[], fault: object][] = [
      [flip('document', 5_000), [], { sequence: 2, check: 'hash' }],
      [flip('hash', 64), [], { sequence: 2, check: 'hash' }],
      [flip('signature', 1), [], { sequence: 2, check: 'signature' }],
      [
        'UPDATE snapshots SET signature = upper(signature) WHERE sequence = 3',
        [],
        { sequence: 3, check: 'signature' },
      ],
      [
        `UPDATE snapshots SET header = header || '{"simulated": false}' WHERE sequence = 1`,
        [],
        { sequence: 1, check: 'header' },
      ],
      ['DELETE FROM snapshots WHERE sequence = 1', [], { sequence: 1, check: 'sequence' }],
      [
        'UPDATE snapshots SET (document, header, hash, signature) = (SELECT s.document, s.header || \'{"asOf": 0}\', s.hash, s.signature FROM snapshots AS s WHERE s.sequence = 3) WHERE sequence = 2',
        [],
        { sequence: 2, check: 'sequence' },
      ],
      [
        'UPDATE input_parts SET body = $1 WHERE hash = $2',
        [flipped, registryPart.hash],
        { sequence: 1, check: 'inputs', zone: 'do-son' },
      ],
      [
        'UPDATE input_parts SET body = $1 WHERE hash = $2',
        [forged, registryPart.hash],
        {
          sequence: 1,
          check: 'inputs',
          zone: 'do-son',
          detail: expect.stringContaining('registry') as string,
        },
      ],
      [
        'DELETE FROM input_parts WHERE hash = $1',
        [registryPart.hash],
        { sequence: 1, check: 'inputs', zone: 'do-son' },
      ],
      [
        `UPDATE score_revisions SET input_parts = input_parts - 1 WHERE ${month}`,
        [],
        { sequence: 1, check: 'inputs', zone: 'do-son' },
      ],
      [
        `UPDATE score_revisions SET summary = jsonb_set(summary, '{value}', '99') WHERE ${month}`,
        [],
        { sequence: 1, check: 'score', zone: 'do-son' },
      ],
      [`DELETE FROM score_revisions WHERE ${month}`, [], { sequence: 1, check: 'inputs', zone: 'do-son' }],
      [
        'UPDATE input_parts SET body = $1 WHERE hash = $2',
        [touched, registryPart.hash],
        { sequence: 1, check: 'inputs', zone: 'do-son' },
      ],
    ];
    for (const [statement, parameters, fault] of cases) {
      await asSuperuser(query => query(statement, parameters));
      expect(await verify()).toMatchObject({ state: 'broken', fault });
      await restore();
    }
    expect(await verify()).toMatchObject({ state: 'intact', snapshots: 3 });
  });

  it('puts nothing on top of a snapshot that is not genuine', async () => {
    const restore = await copyTables();
    clock.advance(3_600_000);
    await asSuperuser(query =>
      query(`UPDATE snapshots SET document = replace(document, '"interim"', '"month"') WHERE sequence = 3`),
    );
    await expect(freeze('interim')).rejects.toMatchObject({ code: 'SNAPSHOT.CHAIN_BROKEN' });
    await restore();
    expect(await freeze('interim')).toMatchObject({ sequence: 4 });
  });

  it('notices that the end of the chain was cut off while it ran', async () => {
    const restore = await copyTables();
    const running = new VerificationService(revisions, keys, store, clock, logger);
    expect(await running.check()).toMatchObject({ state: 'intact', snapshots: 4 });
    await asSuperuser(query => query('DELETE FROM snapshots WHERE sequence = 4'));
    clock.advance(3_600_000);
    expect(await running.check()).toMatchObject({
      state: 'broken',
      fault: { sequence: 4, check: 'sequence' },
    });
    await restore();
  });

  it('checks once for all who ask at the same time, and rests afterwards', async () => {
    const sequences = jest.spyOn(store, 'sequences');
    const running = new VerificationService(revisions, keys, store, clock, logger);
    const verdicts = await Promise.all([running.check(), running.check(), running.check()]);
    for (const verdict of [...verdicts, await running.check()]) {
      expect(verdict).toMatchObject({ state: 'intact', snapshots: 4, progress: null });
    }
    expect(sequences).toHaveBeenCalledTimes(1);
    clock.advance(60_000);
    await running.check();
    expect(sequences).toHaveBeenCalledTimes(2);
    sequences.mockRestore();
  });
});

function raise(): never {
  throw new Error('It is not there.');
}
