import { subjects } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { registryData, type Stack, startStack } from '../test/start-stack.js';

interface Total {
  readonly metric: string;
  readonly value: number | null;
  readonly zones: number;
}

const ZONE = 'nomura-hai-phong';
const OTHER = 'deep-c-2a';
/** Ten readings of a meter that sends every 10 s. */
const STALE_MS = 100_000;

const devicesOf = (zone: string, kind: string): string[] =>
  registryData.devices.filter(device => device.zone === zone && device.kind === kind).map(({ id }) => id);

describe('sums of all zones', () => {
  let stack: Stack;
  const operating = registryData.zones.filter(({ status }) => status === 'operating').length;

  beforeAll(async () => {
    stack = await startStack();
  }, 90_000);

  afterAll(() => stack?.stop(), 30_000);

  /** What a device is heard to say. */
  const say = (zone: string, device: string, metric: string, value: number, t: number, flag?: number) =>
    stack.publish(subjects.readings(zone), {
      ...{ zone, committedAt: t },
      packs: [
        {
          ...{ device, key: `${device} ${metric} ${t}`, boot: null, seq: null, lane: 'live', receivedAt: t },
          rows: [
            {
              ...{ t, values: { [metric]: value } },
              ...(flag !== undefined && { flags: { [metric]: flag } }),
            },
          ],
        },
      ],
    });
  const total = async (metric: string) => {
    const { status, body } = await stack.get('/api/v1/totals');
    expect(status).toBe(200);
    return (body as { items: Total[] }).items.find(item => item.metric === metric);
  };
  const becomes = (metric: string, value: number | null) =>
    eventually(
      () => total(metric),
      found => found?.value === value,
    );

  it('say nothing while nothing is heard, and how many zones would count', async () => {
    expect((await stack.get('/api/v1/totals')).body).toMatchObject({
      items: ['power.active', 'pv.power', 'water.flow', 'ww.out.flow'].map(metric => ({
        ...{ metric, value: null, time: null, zones: 0, expected: operating, simulated: true },
      })),
    });
  });

  it('count a zone when each of its main meters is heard, and no sub-meter beside them', async () => {
    const now = Date.now();
    const [first, second] = devicesOf(ZONE, 'power-main') as [string, string];
    const [sub] = devicesOf(ZONE, 'power-sub') as [string];
    await say(ZONE, sub, 'power.active', 7, now);
    await say(ZONE, first, 'power.active', 1_000, now - 20_000);
    const latest = () => stack.get(`/api/v1/latest?device=${first}`);
    await eventually(latest, ({ body }) => JSON.stringify(body).includes('"value":1000'));
    expect(await total('power.active')).toMatchObject({ value: null, zones: 0 });
    await say(ZONE, second, 'power.active', 500, now);
    expect(await becomes('power.active', 1_500)).toMatchObject({
      ...{ zones: 1, time: now - 20_000, unit: 'kW', cadenceSeconds: 10 },
    });
  });

  it('leave out a zone whose meter has failed or was not heard for ten readings', async () => {
    const now = Date.now();
    const [first, second] = devicesOf(OTHER, 'power-main') as [string, string];
    await say(OTHER, first, 'power.active', 200, now);
    await say(OTHER, second, 'power.active', 300, now);
    await becomes('power.active', 2_000);
    await say(OTHER, second, 'power.active', 9_999, now + 1, 4);
    await becomes('power.active', 1_500);
    await say(OTHER, second, 'power.active', 300, now + 2);
    await becomes('power.active', 2_000);

    const [pv, ...others] = devicesOf(ZONE, 'pv-inverter') as [string, ...string[]];
    for (const other of others) await say(ZONE, other, 'pv.power', 10, now);
    await say(ZONE, pv, 'pv.power', 10, now - STALE_MS - 1_000);
    const latest = () => stack.get(`/api/v1/latest?device=${pv}`);
    await eventually(latest, ({ body }) => JSON.stringify(body).includes('"value":10'));
    expect(await total('pv.power')).toMatchObject({ value: null, zones: 0 });
    await say(ZONE, pv, 'pv.power', 12, now);
    expect(await becomes('pv.power', 10 * others.length + 12)).toMatchObject({ zones: 1 });
  });

  it('go on after a restart with what is stored', async () => {
    const now = Date.now();
    await stack.restartGateway(() =>
      stack.write('raw', [
        `water,device=${devicesOf(ZONE, 'water-supply')[0]},zone=${ZONE} flow_m3_h=42 ${now}`,
      ]),
    );
    expect(await becomes('water.flow', 42)).toMatchObject({ zones: 1, time: now, cadenceSeconds: 300 });
  });
});
