import { type FactRecord, factsWorkflowRpc } from '#libs/contracts';
import type { Schemas } from '#libs/client';
import { localDateOf, startOfLocalDate } from '#libs/readiness';
import { answerRpc } from '#libs/testing';
import { registryData, type Stack, startStack } from '../test/start-stack.js';

const ZONE = 'trang-due';
const DEVICE = 'trang-due-wwout-01';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TODAY = startOfLocalDate(localDateOf(Date.now()));

const permit = (fact: string, value: FactRecord['value']): FactRecord => ({
  ...{ zone: ZONE, fact, value, unit: '1', evidenceLevel: 'L4', validFrom: '2025-01-01', validTo: null },
  ...{ illustrative: true, source: 'test', confidence: 'low', document: 'GPMT 12/2025' },
  ...{ recordId: '019a3b54-0000-7000-8000-000000000001', revision: 1, lineRevision: 1, origin: 'seed' },
  ...{ proposal: null, proposedBy: null, approvedBy: null, knownFrom: 0, knownTo: null },
  ...{ validity: 'valid', daysLeft: null, ageFactor: 1 },
});
const FACTS = [
  permit('permit.effluent_class', 'A'),
  permit('permit.receiving_factor', 0.9),
  permit('permit.discharge_m3_day', 8_000),
];

describe('limits and compliance of a zone over HTTP', () => {
  let stack: Stack;

  beforeAll(async () => {
    registryData.cadences.push({ device: DEVICE, from: 0, to: null, stepSeconds: null, declaredAt: 0 });
    stack = await startStack();
    answerRpc(stack.nc, factsWorkflowRpc.records.subject, () => ({ items: FACTS }));
    /** The day before yesterday above what applies and below what the class says, yesterday below both. */
    const cod = (day: number, value: number): string[] => {
      const start = TODAY - day * DAY;
      const line = (at: number, n: number): string =>
        `wastewater,zone=${ZONE},device=${DEVICE} out_cod_mg_l_n=${n},out_cod_mg_l_mean=${value} ${at}`;
      return Array.from({ length: 24 }, (_, hour) => line(start + hour * HOUR, 12));
    };
    const hours = [...cod(2, 65), ...cod(1, 60)];
    await stack.write('hour', hours);
    await stack.write(
      'day',
      hours.filter((_, index) => index % 24 === 0).map(line => line.replace('_n=12', '_n=288')),
    );
  }, 90_000);

  afterAll(() => stack?.stop(), 30_000);

  it('gives limits with the numbers as they apply', async () => {
    const { status, body } = await stack.get(`/api/v1/zones/${ZONE}/limits`);
    expect(status).toBe(200);
    const { items } = body as Schemas['ZoneLimits'];
    const [cod, ...others] = items.filter(({ metric }) => metric === 'ww.out.cod');
    expect(others).toEqual([]);
    expect(cod?.max).toBeCloseTo(60.75, 9);
    expect([cod]).toMatchObject([
      {
        ...{ metric: 'ww.out.cod', averaging: 'PT24H', class: 'A', basis: 'QCVN 40:2011/BTNMT', min: null },
        tags: ['limit-basis-transitional'],
        scaling: { concentration: 75, receivingFactor: 0.9, flowFactor: 0.9, dischargeM3Day: 8_000 },
      },
    ]);
  });

  it('gives the limits of another day, and says what it does not know', async () => {
    const on = async (date: string) => {
      const { body } = await stack.get(`/api/v1/zones/${ZONE}/limits?on=${date}`);
      return (body as Schemas['ZoneLimits']).items.find(
        ({ metric, averaging }) => metric === 'air.pm25' && averaging === 'PT24H',
      )?.max;
    };
    expect([await on('2025-12-31'), await on('2026-01-01')]).toEqual([50, 45]);
    expect(await stack.get(`/api/v1/zones/${ZONE}/limits?on=tomorrow`)).toMatchObject({ status: 400 });
    expect(await stack.get('/api/v1/zones/no-such-zone/limits')).toMatchObject({ status: 404 });
  });

  it('judges days by what applies in the zone', async () => {
    const path = `/api/v1/zones/${ZONE}/compliance?section=wastewater&days=30`;
    const { status, body } = await stack.get(path);
    expect(status).toBe(200);
    const { items, simulated } = body as Schemas['ComplianceList'];
    expect(simulated).toBe(true);
    const cod = items.find(({ metric }) => metric === 'ww.out.cod');
    expect(cod).toMatchObject({ device: DEVICE, averaging: 'PT24H', limit: { class: 'A' } });
    expect(cod?.days).toHaveLength(30);
    expect(cod?.days.slice(-4).map(({ date, value, state }) => [date, value, state])).toEqual([
      [localDateOf(TODAY - 3 * DAY), null, 'none'],
      [localDateOf(TODAY - 2 * DAY), 65, 'over'],
      [localDateOf(TODAY - DAY), 60, 'within'],
      [localDateOf(TODAY), null, 'none'],
    ]);
  });

  it('refuses sections that are none, and more days than a quarter has', async () => {
    for (const query of ['section=odour', 'section=air,odour', 'section=air&days=93', ''])
      expect(await stack.get(`/api/v1/zones/${ZONE}/compliance?${query}`)).toMatchObject({ status: 400 });
  });
});
