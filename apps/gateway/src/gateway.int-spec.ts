import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { ingestRpc, scoringRpc, type Device, type Metric, type Source, type Zone } from '#libs/contracts';
import { Finding } from '#libs/telemetry';
import { answerRpc } from '#libs/testing';
import { registryData, type Stack, startStack } from './test/start-stack.js';

const ZONE = 'trang-due';
const MINUTE = 60_000;
const { devices, metrics } = registryData;
const meter = devices.find(device => device.zone === ZONE && device.kind === 'power-main') as Device;
const metricOf = (id: string) => metrics.find(metric => metric.id === id) as Metric;

describe('the gateway on real servers', () => {
  let stack: Stack;
  let folder: string;
  // Ten seconds into a minute, so that minutes are what they are called below.
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  const iso = (time: number) => new Date(time).toISOString();

  const line = (id: string, time: number, value: number, flag?: number) => {
    const { measurement, field } = metricOf(id);
    const quality = flag === undefined ? '' : `,${field}_qc=${flag}i`;
    return `${measurement},device=${meter.id},zone=${ZONE} ${field}=${value}${quality} ${time}`;
  };
  const points = async (query: string) => {
    const { body } = await stack.get(`/api/v1/series?${query}`);
    return (body as { points: { t: number; value: number; n: number; source: string }[] }).points;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gz-dashboard-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>Greenzone</title>');
    await writeFile(join(folder, 'assets', 'main-abc123.js'), '1');
    await writeFile(join(folder, 'assets', 'main-abc123.js.br'), brotliCompressSync('1'));
    stack = await startStack({ GZ_DASHBOARD_DIR: folder });
    await stack.write('raw', [
      line('power.active', now - 90_000, 10),
      line('power.active', now - 30_000, 30),
      line('power.active', now - 20_000, 900, 4),
      line('power.active', now - 10_000, 50, 3),
      line('power.energy.import', now - 40 * MINUTE, 1_000),
      line('power.energy.import', now - 30_000, 1_012),
    ]);
  }, 90_000);

  afterAll(async () => {
    await stack?.stop();
    await rm(folder, { recursive: true });
  });

  it('lists the zones although scoring is away', async () => {
    const { status, body } = await stack.get('/api/v1/zones');
    expect(status).toBe(200);
    const { items } = body as { items: (Zone & { score: unknown; simulated: boolean })[] };
    expect(items).toHaveLength(39);
    expect(items.find(zone => zone.code === ZONE)).toMatchObject({ score: null, simulated: true });
  });

  it('tells what arrived from a device', async () => {
    const run = { boot: now - 60_000, contiguousSeq: 1, lastSeq: 3, lastStoredAt: now };
    const asked: unknown[] = [];
    answerRpc(stack.nc, ingestRpc.deviceDelivery.subject, question => {
      asked.push(question);
      return {
        runs: [
          {
            ...run,
            stored: [
              [1, 1],
              [3, 3],
            ],
            missing: [[2, 2]],
          },
        ],
        ...{ isCut: false, minutes: [{ t: now - MINUTE, received: 5, failed: 1, rejected: 1 }] },
      };
    });
    await stack.nc.flush();
    const path = `/api/v1/devices/${meter.id}/delivery`;
    const query = `?from=${iso(now - 2 * MINUTE)}&to=${iso(now)}`;
    expect(await stack.get(path + query)).toMatchObject({
      status: 200,
      body: {
        ...{ device: meter.id, zone: ZONE, simulated: true, moreRuns: false },
        runs: [{ ...run, missing: [[2, 2]] }],
        totals: { received: 5, stored: 3, failed: 1, rejected: 1 },
        minutes: [{ t: now - MINUTE, received: 5, stored: 3 }],
      },
    });
    expect(asked).toEqual([{ device: meter.id, from: now - 2 * MINUTE, to: now }]);
    expect((await stack.get(path)).status).toBe(200);
    expect(asked[1]).toMatchObject({ device: meter.id });
    expect(await stack.get(`${path}?from=yesterday`)).toMatchObject({
      ...{ status: 400, body: { code: 'REQUEST.INVALID' } },
    });
    expect(await stack.get('/api/v1/devices/nobody-01/delivery')).toMatchObject({ status: 404 });
  });

  it('names the pages behind the tags of rules', async () => {
    const { status, body } = await stack.get('/api/v1/sources');
    expect(status).toBe(200);
    expect((body as { items: Source[] }).items.find(({ tag }) => tag === 'S4')?.titleVi).toContain('35/2022');
  });

  it('pages through the devices', async () => {
    const first = (await stack.get('/api/v1/devices?limit=400')).body as {
      items: Device[];
      nextCursor: string;
    };
    const rest = await stack.get(`/api/v1/devices?limit=400&cursor=${first.nextCursor}`);
    const second = rest.body as { items: Device[]; nextCursor: null };
    expect([...first.items, ...second.items].map(device => device.id)).toEqual(
      devices.map(device => device.id),
    );
    expect(second.nextCursor).toBeNull();
    const stations = (await stack.get(`/api/v1/devices?zone=${ZONE}&kind=air-station`)).body as {
      items: Device[];
    };
    expect(stations.items).toEqual(
      devices.filter(device => device.zone === ZONE && device.kind === 'air-station'),
    );
    expect(stations.items.length).toBeGreaterThan(0);
  });

  it('shows readings as they came, with their flags and why, page by page', async () => {
    await stack.write('raw', [
      `power,device=${meter.id},zone=${ZONE} active_kw_why=${Finding.Spike}i ${now - 10_000}`,
      `power_rejected,device=${meter.id},zone=${ZONE} active_kw=1e9,active_kw_qc=4i,active_kw_why=${Finding.Gross}i ${now - 10_000}`,
    ]);
    const base = `/api/v1/readings?device=${meter.id}&metric=power.active&limit=3`;
    const span = `from=${iso(now - 60_000)}&to=${iso(now)}`;
    const { body } = await stack.get(`${base}&${span}`);
    expect(body).toEqual({
      items: [
        { t: now - 30_000, value: 30, flag: 1, reasons: [], rejected: false },
        { t: now - 20_000, value: 900, flag: 4, reasons: [], rejected: false },
        { t: now - 10_000, value: 50, flag: 3, reasons: ['spike'], rejected: false },
        { t: now - 10_000, value: 1e9, flag: 4, reasons: ['gross-range'], rejected: true },
      ],
      nextCursor: null,
    });
    const first = (await stack.get(`${base.replace('limit=3', 'limit=1')}&${span}`)).body as {
      nextCursor: string;
    };
    const second = await stack.get(`${base}&${span}&cursor=${first.nextCursor}`);
    expect((second.body as { items: unknown[] }).items).toHaveLength(3);
    expect((await stack.get(`${base.replace('power.active', 'no.such')}&${span}`)).status).toBe(404);
  });

  it('finds readings of the last minutes before any window is written, and leaves failed ones out', async () => {
    const span = `from=${iso(now - 2 * MINUTE)}&to=${iso(now + MINUTE)}`;
    const raw = await points(`device=${meter.id}&metric=power.active&step=raw&${span}`);
    expect(raw.map(point => point.value)).toEqual([10, 30, 50]);
    const minutes = await points(`device=${meter.id}&metric=power.active&step=1m&${span}`);
    expect(minutes).toMatchObject([
      { t: now - 2 * MINUTE, value: 10, n: 1, source: 'raw', fail: 0 },
      { t: now - MINUTE, value: 40, n: 2, source: 'raw', fail: 1, suspect: 1, max: 50 },
    ]);
  });

  it('counts a counter from the reading before the span', async () => {
    const span = `from=${iso(now - 5 * MINUTE)}&to=${iso(now + MINUTE)}`;
    const amounts = await points(`device=${meter.id}&metric=power.energy.import&step=1m&${span}`);
    expect(amounts).toMatchObject([{ t: now - MINUTE, value: 12, min: 12, max: 12 }]);
  });

  it('joins windows and readings without a hole or a repetition', async () => {
    const { measurement, field } = metricOf('power.active');
    const hour = Math.floor((now - 40 * 3_600_000) / 3_600_000) * 3_600_000;
    const window = (time: number, value: number) =>
      `${measurement},device=${meter.id},zone=${ZONE} ${field}_n=60i,${field}_mean=${value} ${time}`;
    await stack.write('hour', [window(hour, 100), window(hour + 3_600_000, 200)]);
    const span = `from=${iso(hour)}&to=${iso(now + MINUTE)}`;
    const hours = await points(`device=${meter.id}&metric=power.active&step=1h&${span}`);
    expect(hours.slice(0, 2)).toMatchObject([
      { t: hour, value: 100, n: 60, source: 'hour' },
      { t: hour + 3_600_000, value: 200 },
    ]);
    expect(hours.slice(2).reduce((sum, point) => sum + point.n, 0)).toBe(3);
  });

  it.each([
    ['/api/v1/nowhere', 404, 'REQUEST.NOT_FOUND'],
    ['/api/v1/zones/atlantis', 404, 'ZONE.UNKNOWN'],
    ['/api/v1/devices/atlantis-power-01', 404, 'DEVICE.UNKNOWN'],
    ['/api/v1/zones?zone=trang-due', 400, 'REQUEST.INVALID'],
    ['/api/v1/devices?cursor=nothing', 400, 'REQUEST.INVALID'],
    ['/api/v1/devices?limit=0', 400, 'REQUEST.INVALID'],
    [`/api/v1/series?zone=${ZONE}&metric=power.active`, 400, 'REQUEST.INVALID'],
    [`/api/v1/series?zone=${ZONE}&metric=power.nothing&from=${iso(0)}&to=${iso(1)}`, 404, 'METRIC.UNKNOWN'],
    [`/api/v1/series?zone=${ZONE}&metric=power.active&from=${iso(9)}&to=${iso(1)}`, 400, 'REQUEST.INVALID'],
    [
      `/api/v1/series?zone=${ZONE}&metric=net.rtt&step=raw&from=${iso(0)}&to=${iso(9)}`,
      400,
      'REQUEST.INVALID',
    ],
    [
      `/api/v1/series?zone=${ZONE}&metric=power.active&step=1m&from=${iso(0)}&to=${iso(Date.now())}`,
      400,
      'SERIES.RANGE_TOO_LONG',
    ],
    [`/api/v1/zones/${ZONE}/score`, 503, 'DEPENDENCY.UNAVAILABLE'],
    ['/api/v1/alarms', 503, 'DEPENDENCY.UNAVAILABLE'],
    ['/api/v1/%zz', 400, 'REQUEST.INVALID'],
    ['/assets/nothing-12.js', 404, 'REQUEST.NOT_FOUND'],
  ])('answers %s with a problem', async (path, status, code) => {
    const { status: given, headers, body } = await stack.get(path);
    expect(given).toBe(status);
    expect(headers.get('content-type')).toContain('application/problem+json');
    const text = expect.any(String) as string;
    expect(body).toMatchObject({
      ...{ status, code, type: text, title: text, detail: text },
      correlationId: headers.get('x-correlation-id'),
    });
  });

  it.each([
    `' OR 1=1 --`,
    `power.active" FROM raw; DROP DATABASE greenzone --`,
    `power.active\\`,
    'power.active\n',
    '/.*/',
    'power.active,power.voltage',
    'POWER.ACTIVE',
    '../../etc/passwd',
    '%00',
  ])('takes no trick for a name: %j', async trick => {
    const span = `from=${iso(now - 60 * MINUTE)}&to=${iso(now + MINUTE)}`;
    const name = encodeURIComponent(trick);
    for (const path of [
      `/api/v1/series?device=${meter.id}&metric=${name}&${span}`,
      `/api/v1/series?device=${name}&metric=power.active&${span}`,
      `/api/v1/series?zone=${name}&metric=power.active&${span}`,
      `/api/v1/latest?zone=${name}`,
      `/api/v1/zones/${name}`,
    ]) {
      const { status } = await stack.get(path);
      expect(`${path} ${status}`).toMatch(/ 40[04]$/);
    }
    expect(await points(`device=${meter.id}&metric=power.active&step=raw&${span}`)).toHaveLength(3);
  });

  it('has a command given by someone it knows, and keeps who and what for good', async () => {
    const { items } = (await stack.get('/api/v1/actors')).body as { items: { id: string }[] };
    expect(items[0]).toMatchObject({ id: 'operator-lan', role: 'operator', unverified: true });
    const run = (headers: Record<string, string>) =>
      fetch(`${stack.base}/api/v1/zones/${ZONE}/scores`, { method: 'POST', headers });
    expect(await (await run({})).json()).toMatchObject({ code: 'ACTOR.UNKNOWN', status: 400 });
    answerRpc(stack.nc, scoringRpc.run.subject, data => {
      expect(data).toMatchObject({ zone: ZONE, actor: { id: 'operator-lan', unverified: true } });
      return {
        asOf: 0,
        zones: 1,
        revisions: 0,
        durationMs: 5,
        failed: [{ zone: ZONE, message: 'no windows' }],
      };
    });
    await stack.nc.flush();
    const answer = await run({ 'x-gz-actor': 'operator-lan', 'x-correlation-id': 'test-77' });
    expect(answer.headers.get('x-correlation-id')).toBe('test-77');
    expect(await answer.json()).toMatchObject({ code: 'SCORE.FAILED', detail: 'no windows', status: 422 });
    const record = await stack.dataSource.query<unknown[]>(
      `SELECT c.command, c.target, c.actor_id, c.correlation_id, r.outcome, r.result
       FROM commands c JOIN command_results r ON r.command_id = c.id`,
    );
    expect(record).toEqual([
      {
        ...{ command: 'score-zone', target: ZONE, actor_id: 'operator-lan', correlation_id: 'test-77' },
        ...{ outcome: 'failed', result: { code: 'SCORE.FAILED', message: 'no windows' } },
      },
    ]);
    await expect(stack.dataSource.query('DELETE FROM command_results')).rejects.toThrow('only ever added to');
    await expect(stack.dataSource.query(`UPDATE commands SET actor_id = 'x'`)).rejects.toThrow('only ever');
  });

  it('says what is up and what is down', async () => {
    const { body } = await stack.get('/api/v1/health');
    expect(body).toMatchObject({
      status: 'degraded',
      durability: 'process-crash',
      dependencies: [
        { name: 'nats', status: 'up', version: expect.stringMatching(/^\d/) as string },
        { name: 'influxdb', status: 'up' },
        { name: 'postgresql', status: 'up', version: expect.stringMatching(/^\d/) as string },
      ],
    });
    expect((await stack.get('/api/v1/health/live')).body).toEqual({ status: 'up' });
    const figures = await (await fetch(`${stack.base}/metrics`)).text();
    expect(figures).toMatch(/greenzone_http_request_seconds_count\{.*route="\/api\/v1\/zones".*\} \d/);
  });

  it('describes itself without the internet, and serves the dashboard for every page address', async () => {
    expect((await stack.get('/api/openapi.json')).body).toMatchObject({ openapi: '3.0.3' });
    const docs = await (await fetch(`${stack.base}/api/docs`)).text();
    expect([...docs.matchAll(/(?:src|href)="(https?:)?\/\//g)]).toEqual([]);
    expect((await stack.get('/api/v1/map')).body).toEqual({ tiles: null });
    for (const path of ['/', '/zones/trang-due']) {
      const page = await fetch(`${stack.base}${path}`);
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(await page.text()).toContain('Greenzone');
    }
    const asset = await fetch(`${stack.base}/assets/main-abc123.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('content-type')).toContain('javascript');
  });

  it('sends files and answers compressed to whoever takes them so, and plain to whoever does not', async () => {
    for (const path of ['/assets/main-abc123.js', '/api/v1/zones']) {
      const answers = await Promise.all(
        ['br', 'gzip', 'identity'].map(encoding =>
          fetch(`${stack.base}${path}`, { headers: { 'accept-encoding': encoding } }),
        ),
      );
      const [short, , plain] = answers;
      expect(short?.headers.get('content-encoding')).toBe('br');
      expect(short?.headers.get('vary')).toMatch(/accept-encoding/i);
      expect(plain?.headers.get('content-encoding')).toBeNull();
      const texts = await Promise.all(answers.map(answer => answer.text()));
      expect(new Set(texts).size).toBe(1);
      expect(new Set(answers.map(answer => answer.headers.get('content-type'))).size).toBe(1);
      expect(new Set(answers.map(answer => answer.headers.get('cache-control'))).size).toBe(1);
    }
  });
});
