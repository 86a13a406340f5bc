import { type Stack, startStack } from '../test/start-stack.js';

const DEVICE = 'trang-due-power-01';
const END = Date.UTC(2026, 10, 20, 7, 30);
const iso = (instant: number) => new Date(instant).toISOString();
const SPAN = `from=${iso(END - 86_400_000)}&to=${iso(END + 86_400_000)}`;

describe('power outages over HTTP', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack();
    await stack.write('raw', [
      `power,zone=trang-due,device=${DEVICE} outage_s=900 ${END}`,
      `power,zone=trang-due,device=${DEVICE} outage_s=30 ${END + 60_000}`,
    ]);
    await stack.write('hour', [
      `power,zone=trang-due,device=${DEVICE} outage_s_n=2,outage_s_sum=930,outage_s_min=30,outage_s_max=900 ${END - 1_800_000}`,
    ]);
  }, 90_000);

  afterAll(() => stack?.stop(), 30_000);

  it('tells when, how long and of which meter, the last first', async () => {
    expect(await stack.get(`/api/v1/zones/trang-due/outages?${SPAN}`)).toMatchObject({
      status: 200,
      body: {
        ...{ outageDays: 1, majorEvents: 'unknown' },
        items: [
          { device: DEVICE, to: END + 60_000, seconds: 30, kind: 'momentary', majorEvent: null },
          {
            ...{ device: DEVICE, from: END - 900_000, to: END, seconds: 900, kind: 'sustained' },
            ...{ majorEvent: null, simulated: true },
          },
        ],
      },
    });
  });

  it('refuses a span that ends before it begins, and zones that are none', async () => {
    const back = `from=${iso(END)}&to=${iso(END - 1)}`;
    expect(await stack.get(`/api/v1/zones/trang-due/outages?${back}`)).toMatchObject({ status: 400 });
    expect(await stack.get('/api/v1/zones/no-such-zone/outages')).toMatchObject({ status: 404 });
  });
});
