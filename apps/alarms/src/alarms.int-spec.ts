import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import type { DataSource } from 'typeorm';
import {
  type Alarm,
  type AlarmRule,
  alarmRulesRpc,
  alarmSchema,
  alarmsRpc,
  BUCKETS,
  CONSUMERS,
  factsRpc,
  type HealthReport,
  healthReportSchema,
  registryRpc,
  STREAMS,
  subjects,
} from '#libs/contracts';
import { createDataSource } from '#libs/database';
import {
  connectNats,
  follow,
  JetStreamPublisher,
  type NatsConnection,
  provisionStreams,
  PullGroupConsumer,
  RpcClient,
  streamReport,
} from '#libs/messaging';
import {
  answerRpc,
  eventually,
  type InfluxServer,
  type NatsServer,
  sharedPostgres,
  silentLogger,
  startInflux,
  startNats,
  stopSharedPostgres,
} from '#libs/testing';
import { ensureDatabase, InfluxLineWriter, LineProtocolBuilder } from '#libs/timeseries';
import { alarmsDatabase, type RunningAlarms, startAlarms } from './bootstrap.js';
import type { AlarmsConfig } from './config.js';
import { CreateAlarms1795478400007 } from './migrations/1795478400007-create-alarms.js';
import { CreateCheckpoints1795478400008 } from './migrations/1795478400008-create-checkpoints.js';
import { aDevice, aRule, METRICS } from './test/alarms.builder.js';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONE = 'zone';
const UPKEEP = { lateQuietMs: 1_500, turnMs: 200 };

interface Sent {
  readonly t: number;
  readonly voltage: number;
}

describe('alarms on real servers', () => {
  let nats: NatsServer;
  let influx: InfluxServer;
  let connection: NatsConnection;
  let publisher: JetStreamPublisher;
  let rpc: RpcClient;
  let dataSource: DataSource;
  let config: AlarmsConfig;
  let alarms: RunningAlarms | undefined;
  let rules: AlarmRule[] = [aRule()];
  const devices = Array.from({ length: 9 }, (_, index) => aDevice({ id: `zone-power-0${index + 1}` }));
  const heard: Alarm[] = [];
  const stop = new AbortController();
  let listening: Promise<void> | undefined;

  beforeAll(async () => {
    [nats, influx] = await Promise.all([startNats({ jetstream: true }), startInflux()]);
    const retention = [{ name: 'raw', durationHours: null, shardHours: 24, isDefault: true }];
    await ensureDatabase({ url: influx.url, database: 'greenzone', retention });
    const database = await (await sharedPostgres()).createDatabase();
    config = {
      GZ_NATS_URL: nats.url,
      GZ_NATS_USER: nats.user,
      GZ_NATS_PASSWORD: nats.password,
      GZ_INFLUX_URL: influx.url,
      GZ_INFLUX_DATABASE: 'greenzone',
      GZ_PG_HOST: database.host,
      GZ_PG_PORT: database.port,
      GZ_PG_DATABASE: database.database,
      GZ_PG_USER: database.user,
      GZ_PG_PASSWORD: database.password,
      GZ_INSTANCE: `alarms-${randomUUID().slice(0, 8)}`,
      GZ_LOG_LEVEL: 'fatal',
      GZ_VERSION: '0.0.0',
    };
    dataSource = await createDataSource({
      ...alarmsDatabase(config),
      migrations: [CreateAlarms1795478400007, CreateCheckpoints1795478400008],
    });
    await dataSource.query('CREATE SCHEMA alarms');
    await dataSource.runMigrations();
    connection = await connectNats({ ...nats, name: 'test', logger: silentLogger() });
    await provision();
    publisher = new JetStreamPublisher(connection);
    rpc = new RpcClient(connection);
    listening = listen();
  });

  afterAll(async () => {
    await alarms?.close();
    stop.abort();
    await listening;
    await connection?.close();
    await dataSource?.destroy();
    await nats?.stop();
    await influx?.stop();
    await stopSharedPostgres();
  });

  async function provision(): Promise<void> {
    // What a dead process holds is free again after this; nobody waits half a minute for it.
    const consumers = CONSUMERS.map(consumer => ({ ...consumer, ackWaitMs: 4_000 }));
    await provisionStreams(connection, { streams: STREAMS, consumers, buckets: BUCKETS });
  }

  async function listen(): Promise<void> {
    const options = {
      subject: subjects.allAlarms,
      from: 'first' as const,
      logger: silentLogger(),
      signal: stop.signal,
    };
    for await (const { data } of follow(connection, 'EVENTS', options)) {
      heard.push(alarmSchema.parse(JSON.parse(new TextDecoder().decode(data))));
    }
  }

  const start = async () => {
    alarms = await startAlarms(config, { lifetime: 'embedded', upkeep: UPKEEP });
  };

  const health = (): Promise<HealthReport> =>
    rpc.request(subjects.rpc('alarms', 'health'), {}, healthReportSchema);

  async function send(
    device: string,
    rows: readonly Sent[],
    { lane = 'live', boot = 1, receivedAt = Date.now() } = {},
  ): Promise<void> {
    const pack = {
      device,
      key: randomUUID(),
      boot,
      seq: 1,
      lane,
      receivedAt,
      rows: rows.map(({ t, voltage }) => ({ t, values: { 'power.voltage': voltage, 'other.metric': 1 } })),
    };
    const group = { zone: ZONE, committedAt: Date.now(), packs: [pack] };
    await publisher.publish(subjects.readings(ZONE), Buffer.from(JSON.stringify(group)));
  }

  /** Readings as ingest stores them; messages that tell of them are another matter. */
  async function store(device: string, rows: readonly Sent[]): Promise<void> {
    const lines = new LineProtocolBuilder();
    for (const { t, voltage } of rows) {
      lines.begin('test', ZONE, device).float('power_voltage', voltage).end(t);
    }
    const writer = new InfluxLineWriter({ url: influx.url });
    const target = { database: 'greenzone', retentionPolicy: 'raw', precision: 'ms' } as const;
    expect(await writer.write(lines.takeLines().bytes, target)).toEqual({ kind: 'stored' });
    writer.close();
  }

  const settled = () =>
    eventually(
      async () => {
        const report = await streamReport(connection, 'READINGS');
        const own = report.consumers.find(({ durable }) => durable === 'alarms-rules');
        return (own?.pending ?? 0) + (own?.ackPending ?? 0);
      },
      waiting => waiting === 0,
      20_000,
    );

  const list = async (device: string) => {
    const { items } = await rpc.request(
      alarmsRpc.list.subject,
      { zone: ZONE, limit: 1_000 },
      alarmsRpc.list.reply,
    );
    return items.filter(item => item.device === device);
  };

  const heardOf = (device: string) => heard.filter(alarm => alarm.device === device);
  const hearing = (device: string, count: number) =>
    eventually(
      () => heardOf(device),
      alarms => alarms.length >= count,
    );

  it('answers before the registry does, and judges nothing until then', async () => {
    await start();
    expect(await health()).toMatchObject({
      status: 'degraded',
      checks: { registry: { status: 'degraded' } },
    });
    const begun = Date.now();
    await send('zone-power-01', [
      { t: begun - 2 * MINUTE, voltage: 11 },
      { t: begun - MINUTE, voltage: 12 },
    ]);
    answerRpc(connection, alarmRulesRpc.rules.subject, () => ({ items: rules }));
    answerRpc(connection, registryRpc.devices.subject, () => ({ items: devices }));
    answerRpc(connection, registryRpc.metrics.subject, () => ({ items: METRICS }));
    answerRpc(connection, factsRpc.facts.subject, () => ({ items: [] }));
    await settled();
    const [raised] = await hearing('zone-power-01', 1);
    expect(raised).toMatchObject({
      rule: 'voltage-high',
      zone: ZONE,
      metric: 'power.voltage',
      state: 'raised',
      value: 12,
      limit: 10,
      raisedAt: begun - MINUTE,
      clearedAt: null,
      late: false,
      simulated: true,
    });
    const figures = await eventually(health, report => report.figures.open === 1);
    expect(figures).toMatchObject({ status: 'up', figures: { lag: 0, rules: 1 } });
  });

  it('clears the alarm, and tells of each change once', async () => {
    await send('zone-power-01', [
      { t: Date.now() - 30_000, voltage: 14 },
      { t: Date.now() - 20_000, voltage: 9 },
      { t: Date.now() - 10_000, voltage: 7 },
    ]);
    const changes = await hearing('zone-power-01', 2);
    expect(changes.map(({ state, value }) => [state, value])).toEqual([
      ['raised', 12],
      ['cleared', 14],
    ]);
    expect(await list('zone-power-01')).toEqual([changes[1]]);
  });

  it('makes one episode of readings that come again', async () => {
    const at = Date.now() - 10 * MINUTE;
    const rows = [11, 11, 13, 7, 11, 11, 7].map((voltage, index) => ({ t: at + index * MINUTE, voltage }));
    await send('zone-power-02', rows);
    await settled();
    await send('zone-power-02', rows);
    await send('zone-power-02', rows.slice(2));
    await settled();
    await hearing('zone-power-02', 4);
    await send('zone-power-02', rows.slice(4));
    await settled();
    expect((await list('zone-power-02')).map(({ raisedAt, state }) => [raisedAt, state])).toEqual([
      [at + 5 * MINUTE, 'cleared'],
      [at + MINUTE, 'cleared'],
    ]);
    expect(heardOf('zone-power-02')).toHaveLength(4);
  });

  it('goes on where it was after a restart', async () => {
    const at = Date.now() - 10 * MINUTE;
    await send('zone-power-03', [
      { t: at, voltage: 11 },
      { t: at + 30_000, voltage: 11 },
    ]);
    await settled();
    await alarms?.close();
    alarms = undefined;
    await send('zone-power-03', [{ t: at + MINUTE, voltage: 12 }]);
    await start();
    const [raised] = await hearing('zone-power-03', 1);
    expect(raised).toMatchObject({ state: 'raised', raisedAt: at + MINUTE, value: 12 });
  });

  it('judges what a process was given that died before what came after it', async () => {
    await alarms?.close();
    alarms = undefined;
    const at = Date.now() - 10 * MINUTE;
    await send('zone-power-07', [
      { t: at, voltage: 11 },
      { t: at + MINUTE, voltage: 11 },
    ]);
    // Given to somebody who never answers: the broker gives it again only after a while.
    const dying = await PullGroupConsumer.open(connection, {
      stream: 'READINGS',
      durable: 'alarms-rules',
      logger: silentLogger(),
    });
    const given = await dying.fetchGroup({ maxMessages: 1, maxBytes: 1_000_000, maxWaitMs: 5_000 });
    expect(given).toHaveLength(1);
    dying.close();
    await send('zone-power-07', [{ t: at + 2 * MINUTE, voltage: 7 }]);
    await start();
    const changes = await hearing('zone-power-07', 2);
    expect(changes.map(({ state }) => state)).toEqual(['raised', 'cleared']);
    expect(await list('zone-power-07')).toEqual([changes[1]]);
  });

  it('judges what is stored when the messages that told of it are gone', async () => {
    const at = Date.now() - 10 * MINUTE;
    const rows = [5, 11, 12, 7, 9].map((voltage, index) => ({ t: at + index * MINUTE, voltage }));
    await send('zone-power-09', rows.slice(0, 2));
    await settled();
    await alarms?.close();
    alarms = undefined;
    await (await jetstream(connection).jetstreamManager()).streams.delete('READINGS');
    await provision();
    await store('zone-power-09', rows);
    await start();
    const changes = await hearing('zone-power-09', 2);
    expect(changes.map(({ state, value }) => [state, value])).toEqual([
      ['raised', 12],
      ['cleared', 12],
    ]);
    // What the new stream has is judged after it, and once.
    const more = [11, 13, 7].map((voltage, index) => ({ t: at + (5 + index) * MINUTE, voltage }));
    await send('zone-power-09', [...rows.slice(2), ...more]);
    await hearing('zone-power-09', 4);
    await settled();
    expect((await list('zone-power-09')).map(({ raisedAt, clearedAt }) => [raisedAt, clearedAt])).toEqual([
      [at + 6 * MINUTE, at + 7 * MINUTE],
      [at + 2 * MINUTE, at + 3 * MINUTE],
    ]);
    expect(heardOf('zone-power-09')).toHaveLength(4);
  });

  it('publishes what a process left unpublished when it died', async () => {
    await alarms?.close();
    alarms = undefined;
    const raised = heardOf('zone-power-03')[0] as Alarm;
    const unheard: Alarm = { ...raised, id: 'left-behind', device: 'zone-power-08' };
    await dataSource.query(
      `INSERT INTO outbox (message_id, alarm) VALUES ($1, $2), ('alarm:left-behind:raised', $3)`,
      // The first was published, and the process died before it took it out of the outbox.
      [`alarm:${raised.id}:raised`, JSON.stringify(raised), JSON.stringify(unheard)],
    );
    await start();
    await hearing('zone-power-08', 1);
    await eventually(
      () => dataSource.query<unknown[]>('SELECT 1 FROM outbox'),
      rows => rows.length === 0,
    );
    expect(heardOf('zone-power-03')).toHaveLength(1);
    expect(heardOf('zone-power-08')).toEqual([unheard]);
  });

  it('records late readings and history as over, and tells nobody', async () => {
    const day = Date.now() - 5 * 24 * HOUR;
    const broken = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ t: from + index * 15 * MINUTE, voltage: 20 + index }));
    // Newest day first, as history comes, while the device goes on living.
    await send('zone-power-04', [{ t: Date.now() - MINUTE, voltage: 5 }]);
    await send('zone-power-04', broken(day + 24 * HOUR, 4), { lane: 'history', boot: 2 });
    await send('zone-power-04', [...broken(day, 3), { t: day + HOUR, voltage: 5 }], {
      lane: 'history',
      boot: 3,
    });
    await send('zone-power-04', broken(Date.now() - 4 * HOUR, 3));
    await settled();
    const found = await eventually(
      () => list('zone-power-04'),
      episodes => episodes.length === 3,
    );
    expect(
      found.map(({ late, state, raisedAt, clearedAt, value }) => ({
        late,
        state,
        raisedAt,
        clearedAt,
        value,
      })),
    ).toEqual([
      expect.objectContaining({ late: true, state: 'cleared', value: 22 }),
      {
        late: true,
        state: 'cleared',
        raisedAt: day + 24 * HOUR + MINUTE,
        clearedAt: day + 24 * HOUR + 45 * MINUTE,
        value: 23,
      },
      { late: true, state: 'cleared', raisedAt: day + MINUTE, clearedAt: day + HOUR, value: 22 },
    ]);
    // The same run once more, whole and in part.
    await send('zone-power-04', broken(day + 24 * HOUR, 4), { lane: 'history', boot: 2 });
    await send('zone-power-04', broken(day, 3), { lane: 'history', boot: 9 });
    await settled();
    await new Promise(resolve => setTimeout(resolve, UPKEEP.lateQuietMs + 3 * UPKEEP.turnMs));
    expect(await list('zone-power-04')).toHaveLength(3);
    expect(heardOf('zone-power-04')).toEqual([]);
  });

  it('ends the alarms of a rule that is no longer there', async () => {
    const at = Date.now() - 5 * MINUTE;
    await send('zone-power-05', [
      { t: at, voltage: 11 },
      { t: at + MINUTE, voltage: 11 },
    ]);
    await hearing('zone-power-05', 1);
    rules = [aRule({ id: 'another', set: 1_000, clear: 900 })];
    await publisher.publish(subjects.registry('alarm-rules'), Buffer.from('{}'));
    await eventually(health, report => report.figures.rules === 1);
    await new Promise(resolve => setTimeout(resolve, 300));
    await send('zone-power-05', [{ t: at + 2 * MINUTE, voltage: 11 }]);
    const changes = await hearing('zone-power-05', 2);
    expect(changes[1]).toMatchObject({ state: 'cleared', clearedAt: at + 2 * MINUTE });
    rules = [aRule()];
    await publisher.publish(subjects.registry('alarm-rules'), Buffer.from('{}'));
  });

  it('lists newest first, page by page, and refuses a cursor that is none', async () => {
    const page = (data: object) => rpc.request(alarmsRpc.list.subject, data, alarmsRpc.list.reply);
    const all = (await page({ limit: 100 })).items;
    expect(all.map(({ raisedAt }) => raisedAt)).toEqual(
      all.map(({ raisedAt }) => raisedAt).toSorted((a, b) => b - a),
    );
    const pages: Alarm[] = [];
    for (let cursor: string | undefined; ; ) {
      const { items, nextCursor } = await page({ limit: 2, ...(cursor && { cursor }) });
      pages.push(...items);
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    expect(pages).toEqual(all);
    const raised = (await page({ limit: 100, state: 'raised' })).items;
    expect(raised).toEqual(all.filter(({ state }) => state === 'raised'));
    expect((await page({ limit: 100, zone: 'nowhere' })).items).toEqual([]);
    await expect(page({ limit: 1, cursor: 'x' })).rejects.toMatchObject({ code: 'REQUEST.INVALID' });
  });

  it('leaves out what is no group of readings, and goes on', async () => {
    await publisher.publish(subjects.readings(ZONE), Buffer.from('no json'));
    await publisher.publish(subjects.readings(ZONE), Buffer.from('{"zone":"zone"}'));
    const at = Date.now() - 5 * MINUTE;
    await eventually(health, report => report.figures.lag === 0);
    await send('zone-power-06', [
      { t: at, voltage: 11 },
      { t: at + MINUTE, voltage: 11 },
    ]);
    expect(await hearing('zone-power-06', 1)).toHaveLength(1);
  });
});
