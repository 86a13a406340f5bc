import { appendFileSync, globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type InfluxServer, startInflux } from '#libs/testing';
import { ensureDatabase, InfluxLineWriter, LineProtocolBuilder, TimeSeriesReader } from '#libs/timeseries';

jest.setTimeout(60_000);

const DATABASE = 'greenzone';
const BEGIN = Date.parse('2026-01-01T00:00:00Z');
/** The head of an entry of 1,000 bytes, and the first of them: what a full disk or a kill leaves. */
const TORN = Buffer.concat([Buffer.from([1, 0, 0, 3, 232]), Buffer.alloc(300, 7)]);

describe('an InfluxDB that died in the middle of a write', () => {
  let influx: InfluxServer;

  afterEach(() => influx?.stop());

  async function write(from: number, to: number): Promise<void> {
    const lines = new LineProtocolBuilder();
    for (let i = from; i < to; i++)
      lines
        .begin('m', 'zone', 'device')
        .float('value', i)
        .end(BEGIN + i);
    const writer = new InfluxLineWriter({ url: influx.url });
    const target = { database: DATABASE, retentionPolicy: 'raw', precision: 'ms' } as const;
    expect(await writer.write(lines.takeLines().bytes, target)).toEqual({ kind: 'stored' });
    writer.close();
  }

  async function count(): Promise<number> {
    const reader = new TimeSeriesReader({ url: influx.url, database: DATABASE });
    const range = { from: BEGIN, to: BEGIN + 1_000_000, fields: 'all' as const, limit: 1_000 };
    return (await reader.raw({ measurement: 'm', ...range })).length;
  }

  const segments = () => globSync(join(influx.walFolder, '*/*/*/*.wal')).sort();

  async function liveOn(): Promise<number> {
    const retention = [{ name: 'raw', durationHours: null, shardHours: 24, isDefault: true }];
    await ensureDatabase({ url: influx.url, database: DATABASE, retention });
    await write(0, 10);
    await influx.kill();
    appendFileSync(segments().at(-1) ?? '', TORN);
    await influx.restart();
    expect(await count()).toBe(10);
    await write(10, 30);
    expect(await count()).toBe(30);
    await influx.restart('SIGKILL');
    return count();
  }

  it('loses by itself what it acknowledged after that', async () => {
    influx = await startInflux();
    expect(await liveOn()).toBe(10);
  });

  it('keeps it when it is started by the script, again and again', async () => {
    influx = await startInflux(resolve('deploy/start-influxdb.sh'));
    expect(await liveOn()).toBe(30);
    const before = segments();
    for (const _ of [1, 2]) await influx.restart();
    expect(await count()).toBe(30);
    // What is empty is taken away by InfluxDB itself.
    expect(segments()).toEqual(before);
  });
});
