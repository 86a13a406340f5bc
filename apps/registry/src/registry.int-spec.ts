import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  alarmRulesRpc,
  BUCKETS,
  CONSUMERS,
  factsRpc,
  methodRpc,
  registryRpc,
  STREAMS,
} from '#libs/contracts';
import { createDataSource } from '#libs/database';
import { connectNats, type NatsConnection, provisionStreams, RpcClient } from '#libs/messaging';
import { type NatsServer, sharedPostgres, silentLogger, startNats, stopSharedPostgres } from '#libs/testing';
import { registryDatabase, type RunningRegistry, startRegistry } from './bootstrap.js';
import { PostgresEntryStore } from './entries/postgres-entry.store.js';
import { CreateRegistry1795478400000 } from './migrations/1795478400000-create-registry.js';
import { seedRegistry } from './seeding/seed-registry.js';

describe('the registry on real servers', () => {
  let nats: NatsServer;
  let connection: NatsConnection;
  let dataSource: DataSource;
  let registry: RunningRegistry;
  let rpc: RpcClient;

  beforeAll(async () => {
    nats = await startNats({ jetstream: true });
    const database = await (await sharedPostgres()).createDatabase();
    const config = {
      GZ_NATS_URL: nats.url,
      GZ_NATS_USER: nats.user,
      GZ_NATS_PASSWORD: nats.password,
      GZ_PG_HOST: database.host,
      GZ_PG_PORT: database.port,
      GZ_PG_DATABASE: database.database,
      GZ_PG_USER: database.user,
      GZ_PG_PASSWORD: database.password,
      GZ_INSTANCE: `registry-${randomUUID().slice(0, 8)}`,
      GZ_LOG_LEVEL: 'fatal' as const,
      GZ_VERSION: '0.0.0',
    };
    dataSource = await createDataSource({
      ...registryDatabase(config),
      migrations: [CreateRegistry1795478400000],
    });
    await dataSource.query('CREATE SCHEMA registry');
    await dataSource.runMigrations();
    connection = await connectNats({
      url: nats.url,
      user: nats.user,
      password: nats.password,
      name: 'test',
      logger: silentLogger(),
    });
    await provisionStreams(connection, { streams: STREAMS, consumers: CONSUMERS, buckets: BUCKETS });
    registry = await startRegistry(config, 'embedded');
    rpc = new RpcClient(connection);
  }, 60_000);

  afterAll(async () => {
    await registry?.close();
    await connection?.close();
    await dataSource?.destroy();
    await nats?.stop();
    await stopSharedPostgres();
  });

  it('seeds all of the seed files, and a second time changes nothing', async () => {
    const store = new PostgresEntryStore(dataSource);
    const first = await seedRegistry(store, 'seeds', null);
    expect(first.find(item => item.kind === 'zone')).toMatchObject({ rows: 39, changed: 39 });
    const second = await seedRegistry(store, 'seeds', null);
    expect(second.map(item => item.changed)).toEqual(second.map(() => 0));
  });

  it('answers with what it holds, in the agreed shapes', async () => {
    const { items: zones } = await rpc.request(registryRpc.zones.subject, {}, registryRpc.zones.reply);
    expect(zones).toHaveLength(39);
    const { items: all } = await rpc.request(registryRpc.devices.subject, {}, registryRpc.devices.reply);
    const zone = zones[0]?.code;
    const { items: some } = await rpc.request(
      registryRpc.devices.subject,
      { zone },
      registryRpc.devices.reply,
    );
    expect(some.length).toBeGreaterThan(0);
    expect(some).toEqual(all.filter(device => device.zone === zone));
    await expect(
      rpc.request(registryRpc.metrics.subject, {}, registryRpc.metrics.reply),
    ).resolves.toMatchObject({ items: expect.arrayContaining([]) as unknown });
    await rpc.request(registryRpc.limits.subject, {}, registryRpc.limits.reply);
    const { items: rules } = await rpc.request(alarmRulesRpc.rules.subject, {}, alarmRulesRpc.rules.reply);
    expect(rules.length).toBeGreaterThan(0);
    await rpc.request(methodRpc.indicators.subject, {}, methodRpc.indicators.reply);
    await rpc.request(factsRpc.facts.subject, { zone }, factsRpc.facts.reply);
  });

  it('removes what a smaller run does not keep', async () => {
    await seedRegistry(new PostgresEntryStore(dataSource), 'seeds', 5);
    const { items } = await rpc.request(registryRpc.zones.subject, {}, registryRpc.zones.reply);
    expect(items.map(zone => zone.status).toSorted()).toEqual([
      'operating',
      'operating',
      'operating',
      'planned',
      'planned',
    ]);
  });

  it('keeps declarations in order and ignores a repetition', async () => {
    const declaration = {
      devices: ['trang-due-power-01'],
      from: 1_000,
      to: null,
      stepSeconds: null,
    };
    const declare = () =>
      rpc.request(registryRpc.declareCadence.subject, declaration, registryRpc.declareCadence.reply);
    await expect(declare()).resolves.toEqual({ declared: 1 });
    await expect(declare()).resolves.toEqual({ declared: 0 });
    const { items } = await rpc.request(registryRpc.cadences.subject, {}, registryRpc.cadences.reply);
    expect(items).toEqual([
      {
        device: 'trang-due-power-01',
        from: 1_000,
        to: null,
        stepSeconds: null,
        declaredAt: expect.any(Number) as number,
      },
    ]);
  });

  it('refuses a request that does not fit, with a code and the field', async () => {
    await expect(
      rpc.request(registryRpc.devices.subject, { zone: "x' OR 1=1" }, registryRpc.devices.reply),
    ).rejects.toMatchObject({ code: 'REQUEST.INVALID', message: expect.stringContaining('zone') as string });
  });
});
