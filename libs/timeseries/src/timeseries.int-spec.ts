import fc from 'fast-check';
import { eventually, type InfluxServer, startInflux } from '#libs/testing';
import { ensureDatabase, type RetentionSettings } from './admin/ensure-database.js';
import { pingInflux } from './admin/ping-influx.js';
import { TimeSeriesReader } from './read/time-series.reader.js';
import { InfluxLineWriter } from './write/influx-line.writer.js';
import { LineBlock } from './write/line-block.js';
import { LineProtocolBuilder } from './write/line-protocol.builder.js';
import { writeIsolating } from './write/write-isolating.js';

jest.setTimeout(60_000);

const RETENTION: readonly RetentionSettings[] = [
  { name: 'raw', durationHours: 2_160, shardHours: 24, isDefault: true },
  { name: 'hour', durationHours: null, shardHours: 720 },
];
const TARGET = { database: 'greenzone', retentionPolicy: 'raw', precision: 'ms' } as const;
const MINUTE = 60_000;

let server: InfluxServer;
let writer: InfluxLineWriter;
let reader: TimeSeriesReader;
/** A whole minute, far enough in the past for every row below and well inside the retention. */
const start = Math.floor(Date.now() / MINUTE) * MINUTE - 1_000 * MINUTE;
let counter = 0;

beforeAll(async () => {
  server = await startInflux();
  await ensureDatabase({ url: server.url, database: 'greenzone', retention: RETENTION });
  writer = new InfluxLineWriter({ url: server.url });
  reader = new TimeSeriesReader({ url: server.url, database: 'greenzone' });
});

afterAll(async () => {
  writer?.close();
  await server?.stop();
});

const freshMeasurement = (): string => `m${++counter}`;

function range(minutes = 1_000): { from: number; to: number; limit: number } {
  return { from: start, to: start + minutes * MINUTE, limit: 1_000 };
}

async function write(...lines: string[]): Promise<void> {
  expect(await writer.write(lines.join('\n'), TARGET)).toEqual({ kind: 'stored' });
}

describe('ensureDatabase', () => {
  it('creates, then changes nothing, then updates what differs', async () => {
    const settings = { url: server.url, database: 'other', retention: RETENTION };
    expect(await ensureDatabase(settings)).toEqual([
      'database other created',
      'retention policy raw created',
      'retention policy hour created',
    ]);
    expect(await ensureDatabase(settings)).toEqual([]);
    const longer = [{ name: 'raw', durationHours: 4_320, shardHours: 48, isDefault: true }];
    expect(await ensureDatabase({ ...settings, retention: longer })).toEqual([
      'retention policy raw updated',
    ]);
    expect(await ensureDatabase({ ...settings, retention: longer })).toEqual([]);
  });

  it('takes no name that could be more than a name', async () => {
    const retention = [{ name: 'x" ON y; DROP DATABASE greenzone; --', durationHours: 24, shardHours: 24 }];
    await expect(ensureDatabase({ url: server.url, database: 'other', retention })).rejects.toMatchObject({
      code: 'TIMESERIES.BAD_REQUEST',
    });
  });
});

describe('InfluxLineWriter', () => {
  it('stores rows and says so', async () => {
    const measurement = freshMeasurement();
    await write(`${measurement},device=d,zone=z a=1,b=2 ${start}`);
    expect(await reader.raw({ measurement, fields: ['a', 'b'], ...range() })).toEqual([
      { time: start, zone: 'z', device: 'd', values: { a: 1, b: 2 } },
    ]);
  });

  it('tells apart what the server answers', async () => {
    const m = freshMeasurement();
    await write(`${m},device=d,zone=z i=1i ${start}`);
    const old = start - 120 * 24 * 60 * MINUTE;
    const answer = (...lines: string[]) => writer.write(lines.join('\n'), TARGET);
    expect(
      await answer(`${m},device=d,zone=z a=1 ${start}`, `${m},device=d,zone=z i=1.5 ${start + 1}`),
    ).toMatchObject({
      kind: 'partial',
      reasonKind: 'field-type-conflict',
      dropped: 1,
    });
    expect(await answer(`${m},device=d,zone=z a=1 ${start}`, `${m} a=`, `${m} b=NaN`)).toMatchObject({
      kind: 'partial',
      reasonKind: 'unparsable',
      dropped: 2,
    });
    expect(
      await answer(`${m},device=d,zone=z a=1 ${start}`, `${m},device=d,zone=z a=1 ${old}`),
    ).toMatchObject({
      kind: 'partial',
      reasonKind: 'beyond-retention',
      dropped: 1,
    });
    expect(await answer(`${m} a=`)).toMatchObject({ kind: 'rejected', reasonKind: 'unparsable' });
    expect(await answer('x'.repeat(9_000_000))).toMatchObject({ kind: 'too-large' });
    const line = `${m},device=d,zone=z a=1 ${start}`;
    expect(await writer.write(line, { ...TARGET, database: 'none' })).toMatchObject({
      kind: 'misconfigured',
    });
    expect(await writer.write(line, { ...TARGET, retentionPolicy: 'none' })).toMatchObject({
      kind: 'misconfigured',
    });
  });

  it('calls a server that is gone, or answers nothing, unavailable, and goes on when it is back', async () => {
    const measurement = freshMeasurement();
    const line = `${measurement},device=d,zone=z a=1 ${start}`;
    const impatient = new InfluxLineWriter({ url: server.url, timeoutMs: 500 });
    expect(await impatient.write(line, TARGET)).toEqual({ kind: 'stored' });
    server.signal('SIGSTOP');
    // A stop reaches the threads of a busy machine a moment later; a write may slip through before.
    await eventually(
      () => impatient.write(line, TARGET),
      outcome => outcome.kind === 'unavailable',
    );
    server.signal('SIGCONT');
    await server.kill();
    expect(await impatient.write(line, TARGET)).toMatchObject({ kind: 'unavailable' });
    await expect(pingInflux(server)).rejects.toMatchObject({
      code: 'TIMESERIES.UNAVAILABLE',
      retryable: true,
    });
    await expect(reader.raw({ measurement, fields: ['a'], ...range() })).rejects.toMatchObject({
      code: 'TIMESERIES.UNAVAILABLE',
      retryable: true,
    });
    await server.restart();
    expect(await impatient.write(line, TARGET)).toEqual({ kind: 'stored' });
    expect(await reader.raw({ measurement, fields: ['a'], ...range() })).toHaveLength(1);
    expect((await pingInflux(server)).version).toMatch(/^\d/);
    impatient.close();
  });

  it('loses and doubles nothing that it called stored when the server crashes under load', async () => {
    const measurement = freshMeasurement();
    const impatient = new InfluxLineWriter({ url: server.url, timeoutMs: 2_000 });
    let isCrashing = true;
    const crash = (async () => {
      await new Promise(resolve => setTimeout(resolve, 150));
      await server.restart('SIGKILL');
      isCrashing = false;
    })();
    let batch = 0;
    while (isCrashing || batch < 20) {
      const lines = Array.from(
        { length: 100 },
        (_, row) => `${measurement},device=d,zone=z n=1 ${start + batch * 100 + row}`,
      );
      await eventually(
        () => impatient.write(lines.join('\n'), TARGET),
        outcome => outcome.kind === 'stored',
        20_000,
      );
      batch++;
    }
    await crash;
    const rows = await reader.raw({ measurement, fields: ['n'], ...range(), limit: 1_000_000 });
    expect(rows).toHaveLength(batch * 100);
    impatient.close();
  });
});

describe('LineProtocolBuilder', () => {
  it('writes numbers that the server reads back as the same numbers', async () => {
    const measurement = freshMeasurement();
    const values = [
      ...fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), 300),
      0,
      -0,
      1,
      1e21,
      -1e21,
      1e-7,
      5e-324,
      1.7976931348623157e308,
    ];
    const builder = new LineProtocolBuilder();
    values.forEach((value, index) =>
      builder
        .begin(measurement, 'z', 'd')
        .float('v', value)
        .end(start + index),
    );
    await write(...builder.takeLines().toLines());
    const rows = await reader.raw({ measurement, fields: ['v'], ...range() });
    expect(rows.map(row => row.values.v)).toEqual(values.map(value => value + 0));
  });
});

describe('writeIsolating', () => {
  it('finds the rows of the wrong type among many and stores the others', async () => {
    const measurement = freshMeasurement();
    await write(`${measurement},device=d,zone=z i=1i ${start}`);
    const lines = Array.from({ length: 200 }, (_, index) =>
      index === 50 || index === 137
        ? `${measurement},device=d,zone=z i=0.5 ${start + index}`
        : `${measurement},device=d,zone=z a=1 ${start + index}`,
    );
    const result = await writeIsolating(body => writer.write(body, TARGET), LineBlock.of(lines));
    expect(result).toMatchObject({
      kind: 'done',
      failed: [
        { index: 50, reasonKind: 'field-type-conflict' },
        { index: 137, reasonKind: 'field-type-conflict' },
      ],
    });
    expect(result.requests).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(200)));
    expect(await reader.raw({ measurement, fields: ['a'], ...range() })).toHaveLength(198);
  });
});

describe('TimeSeriesReader', () => {
  const measurement = 'reader';

  beforeAll(async () => {
    const rows = ['a1', 'a2', 'b1'].flatMap(device =>
      Array.from({ length: 10 }, (_, minute) => {
        const extra = minute % 2 === 0 ? `,q=${minute}` : '';
        return `${measurement},device=${device},zone=${device[0]} v=${minute}${extra},boot=7i ${start + minute * MINUTE}`;
      }),
    );
    await write(...rows);
    const hourly = `${measurement},device=a1,zone=a v_n=60,v_mean=4.5 ${start}`;
    expect(await writer.write(hourly, { ...TARGET, retentionPolicy: 'hour' })).toEqual({ kind: 'stored' });
  });

  const query = { measurement, fields: ['v', 'q'] };

  it('reads a half-open range, device after device, without the fields a row has not', async () => {
    const rows = await reader.raw({
      ...query,
      zone: 'a',
      from: start + MINUTE,
      to: start + 3 * MINUTE,
      limit: 100,
    });
    expect(rows).toEqual([
      { time: start + MINUTE, zone: 'a', device: 'a1', values: { v: 1 } },
      { time: start + 2 * MINUTE, zone: 'a', device: 'a1', values: { v: 2, q: 2 } },
      { time: start + MINUTE, zone: 'a', device: 'a2', values: { v: 1 } },
      { time: start + 2 * MINUTE, zone: 'a', device: 'a2', values: { v: 2, q: 2 } },
    ]);
  });

  it('limits each device, the newest first when asked', async () => {
    const rows = await reader.raw({
      ...query,
      devices: ['a1', 'b1'],
      ...range(),
      limit: 2,
      order: 'descending',
    });
    expect(rows.map(row => [row.device, row.values.v])).toEqual([
      ['a1', 9],
      ['a1', 8],
      ['b1', 9],
      ['b1', 8],
    ]);
  });

  it('reads all fields that there are', async () => {
    const [row] = await reader.raw({ measurement, fields: 'all', devices: ['a1'], ...range(), limit: 1 });
    expect(row?.values).toEqual({ v: 0, q: 0, boot: 7 });
  });

  it('reads windows from their own policy', async () => {
    const rows = await reader.windows({ tier: 'hour', measurement, fields: ['v_mean', 'v_n'], ...range() });
    expect(rows).toEqual([{ time: start, zone: 'a', device: 'a1', values: { v_mean: 4.5, v_n: 60 } }]);
    expect(await reader.windows({ tier: 'hour', measurement: 'nothing', fields: ['x'], ...range() })).toEqual(
      [],
    );
    await expect(
      reader.windows({ tier: 'minute', measurement, fields: ['x'], ...range() }),
    ).rejects.toMatchObject({
      code: 'TIMESERIES.UNPREPARED',
    });
  });

  it('finds the newest and the oldest value of each field with its own time', async () => {
    const newest = await reader.latest({ tier: 'raw', ...query, zone: 'b' });
    expect(newest).toEqual([
      { zone: 'b', device: 'b1', field: 'v', time: start + 9 * MINUTE, value: 9 },
      { zone: 'b', device: 'b1', field: 'q', time: start + 8 * MINUTE, value: 8 },
    ]);
    expect(await reader.earliest({ tier: 'raw', ...query, zone: 'b', from: start + MINUTE })).toEqual([
      { zone: 'b', device: 'b1', field: 'v', time: start + MINUTE, value: 1 },
      { zone: 'b', device: 'b1', field: 'q', time: start + 2 * MINUTE, value: 2 },
    ]);
  });

  it('takes a scope for a value, whatever it holds', async () => {
    const known = [
      "a' OR '1'='1",
      "a\\' OR 1=1 --",
      'a" OR "1"="1',
      "'; DROP MEASUREMENT reader; --",
      '$zone',
      '/.*/',
      'a\n',
    ];
    const anyText = fc.oneof(
      fc.constantFrom(...known),
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.string(), fc.constantFrom(...known)).map(([a, b]) => a + b),
    );
    await fc.assert(
      fc.asyncProperty(
        anyText.filter(text => text !== 'a' && text !== 'b'),
        async text => {
          expect(await reader.raw({ ...query, zone: text, ...range() })).toEqual([]);
          expect(await reader.raw({ ...query, devices: [text, 'zz'], ...range() })).toEqual([]);
          expect(await reader.latest({ tier: 'raw', ...query, zone: text })).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
    expect(await reader.raw({ ...query, zone: 'b', ...range() })).toHaveLength(10);
  });

  it('takes no name, limit or time that could be something else', async () => {
    const bad = { code: 'TIMESERIES.BAD_REQUEST' };
    await expect(
      reader.raw({ ...query, measurement: 'm"; DROP DATABASE x', ...range() }),
    ).rejects.toMatchObject(bad);
    await expect(reader.raw({ ...query, fields: ['v" FROM x --'], ...range() })).rejects.toMatchObject(bad);
    await expect(reader.raw({ ...query, ...range(), limit: 0.5 })).rejects.toMatchObject(bad);
    await expect(reader.raw({ ...query, ...range(), to: Number.NaN })).rejects.toMatchObject(bad);
    await expect(reader.raw({ ...query, devices: [], ...range() })).rejects.toMatchObject(bad);
  });
});
