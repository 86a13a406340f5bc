import { readFileSync } from 'node:fs';
import {
  type AlarmHealth,
  alarmHealthRpc,
  alarmRuleEditsRpc,
  certificatesRpc,
  type AlarmRuleVersion,
  type Certificates,
  type Delivery,
  factsWorkflowRpc,
  notificationsRpc,
  scoringRpc,
  type WhatIf,
  whatIfRpc,
} from '#libs/contracts';
import { answerRpc } from '#libs/testing';
import { scoreRow, seededMethod } from '../test/edition.builder.js';
import { type Stack, startStack } from '../test/start-stack.js';

const ZONE = 'trang-due';
const AT = Date.UTC(2026, 10, 30, 3);

const INDICATORS: unknown = JSON.parse(readFileSync('seeds/indicators.json', 'utf8'));

const RULE: AlarmRuleVersion = {
  ...{ rule: 'cod-high', version: 2, zone: ZONE, status: 'enabled', effectiveFrom: AT, effectiveTo: null },
  definition: {
    ...{ metric: 'ww.out.cod', averaging: 'mean-24h', comparison: 'above', set: 0.8, clear: 0.75 },
    ...{ ofLimit: 'PT24H', onDelaySeconds: 600, offDelaySeconds: 300, suspect: 'ignore', priority: 2 },
    ...{ textVi: '=COD gần giới hạn', textEn: 'COD near the limit', basis: 'QCVN 40', source: '[S15]' },
    confidence: 'medium',
  },
  made: {
    at: AT,
    actor: { id: 'operator-lan', name: 'Lan', role: 'operator', unverified: true },
    reason: 'sớm hơn',
  },
};
const DELIVERY: Delivery = {
  ...{ id: 'd-1', recipient: 'shift', channel: 'email', kind: 'raised', state: 'given-up', alarm: 'a-1' },
  ...{ zone: ZONE, priority: 1, textVi: 'Cháy', textEn: 'Fire', alarms: 1, simulated: true, createdAt: AT },
  ...{
    nextAttemptAt: null,
    sentAt: null,
    attempts: 3,
    reason: '550 no such user',
    digest: null,
    askedBy: null,
  },
};
const CERTIFICATES: Certificates = {
  ...{ zone: ZONE, track: 'operating', asOf: AT },
  items: [
    {
      ...{ id: 'eip2.01', framework: 'eip-framework-2', group: 'environment' },
      ...{ nameEn: 'Treated wastewater', nameVi: 'Nước thải được xử lý', evidence: 'L5', simulated: true },
      benchmark: { kind: 'at-least', value: 95, unit: '%' },
      answer: { kind: 'indicator', id: 'GE3' },
      basis: [{ tag: 'K', text: 'EIP framework', certainty: 'unverified' }],
      ...{ state: 'short', value: 90, shortBy: 5 },
    },
  ],
};

const HEALTH: AlarmHealth = {
  ...{ zone: ZONE, from: AT - 86_400_000, to: AT, alarms: 3 },
  tenMinutes: { mean: 0.1, peak: 2, peakAt: AT - 600_000, overTenShare: 0 },
  floods: { count: 0, shareOfTime: 0, longest: [] },
  chattering: [],
  stale: { count: 0, oldest: [] },
  frequent: [
    {
      ...{
        rule: 'cod-high',
        zone: ZONE,
        device: 'd-1',
        metric: 'ww.out.cod',
        textVi: '=COD',
        textEn: '=COD',
      },
      ...{ count: 2, share: 0.5 },
    },
  ],
  priorities: [{ priority: 2, count: 3, share: 1 }],
  benchmarks: [
    {
      ...{ id: 'stale', kind: 'count', value: 0, max: 5, fewestAlarms: 0, verdict: 'within' },
      ...{ textVi: 'Dưới 5', textEn: 'Less than 5', source: 'ISA-18.2', confidence: 'medium' },
    },
  ],
};

const side = (value: number): WhatIf['before'] => ({
  ...scoreRow(ZONE, value, { asOf: AT, simulated: true }),
  confidence: 0.9,
});
const points = (value: number, score: number): WhatIf['indicators'][number]['before'] => ({
  ...{ state: 'scored', value, score, evidence: 'L5', confidence: 0.9, tags: [] },
});
const OUTCOME: WhatIf = {
  ...{ zone: ZONE, track: 'operating', method: 'HP-GSR 0.1', asOf: AT, revision: 1 },
  ...{ before: side(60), after: side(62) },
  pillars: [{ id: 'GP', before: 50, after: 58 }],
  indicators: [{ id: 'GP1', pillar: 'GP', before: points(10, 40), after: points(14, 55) }],
};

describe('exports of what is overseen, and of what would be', () => {
  let stack: Stack;
  const lines = async (path: string) => {
    const response = await fetch(`${stack.base}/api/v1/exports/${path}`);
    expect(response.status).toBe(200);
    return (await response.text()).trimEnd().split('\r\n');
  };

  beforeAll(async () => {
    stack = await startStack();
    answerRpc(stack.nc, alarmRuleEditsRpc.list.subject, () => ({ items: [RULE] }));
    answerRpc<{ cursor?: string }>(stack.nc, notificationsRpc.deliveries.subject, ({ cursor }) => ({
      items: [{ ...DELIVERY, id: cursor ?? 'd-1' }],
      nextCursor: cursor === undefined ? 'd-2' : null,
    }));
    answerRpc(stack.nc, certificatesRpc.ofZone.subject, () => CERTIFICATES);
    answerRpc(stack.nc, factsWorkflowRpc.records.subject, () => ({ items: [] }));
    answerRpc(stack.nc, whatIfRpc.evaluate.subject, () => OUTCOME);
    answerRpc(stack.nc, scoringRpc.method.subject, () => ({ ...seededMethod, indicators: INDICATORS }));
    answerRpc(stack.nc, alarmHealthRpc.health.subject, () => HEALTH);
    await stack.nc.flush();
  }, 90_000);

  afterAll(() => stack?.stop(), 30_000);

  it('gives rules with limits, delays, who changed them and no formula', async () => {
    const [, row, ...more] = await lines(`alarm-rules?zone=${ZONE}`);
    expect(more).toEqual([]);
    expect(row).toContain("cod-high,2,trang-due,enabled,'=COD gần giới hạn,2,ww.out.cod,");
    expect(row).toContain(',0.8,0.75,,PT24H,600,300,ignore,2026-11-30T03:00:00.000Z,');
    expect(row).toContain(',Lan,sớm hơn,QCVN 40,[S15],medium');
  });

  it('gives what is measured of alarms against guidelines, and what stands out', async () => {
    const rows = await lines(`alarm-health?zone=${ZONE}&lang=en`);
    expect(rows).toHaveLength(1 + 3);
    expect(rows[1]).toContain('against a guideline,Less than 5,,trang-due,,,,,0,,5,within,');
    expect(rows[2]).toContain("most frequent,'=COD,cod-high,trang-due,d-1,ww.out.cod,");
    expect(rows[3]).toContain('by severity,,,trang-due,,,,2,3,1,');
  });

  it('gives a zone as it is and as it would be, with what was supposed', async () => {
    const changes = encodeURIComponent(JSON.stringify([{ kind: 'add-solar', kwp: 5_000 }]));
    const rows = await lines(`what-if?zone=${ZONE}&changes=${changes}&lang=en`);
    expect(rows).toHaveLength(1 + 4);
    expect(rows[1]).toContain(',assumption,add-solar,,"{""kind"":""add-solar"",""kwp"":5000}",');
    expect(rows[2]).toContain(',score,,,,,,,60,62,0.9,0.9,');
    expect(rows[3]).toContain(',pillar,GP,');
    expect(rows[4]).toMatch(/,indicator,GP1,[^,]+,,[^,]+,10,14,40,55,0.9,0.9,/);
    for (const wrong of ['{', '[{"kind":"magic"}]'])
      expect(
        await stack.get(`/api/v1/exports/what-if?zone=${ZONE}&changes=${encodeURIComponent(wrong)}`),
      ).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
  });

  it('gives notifications page by page', async () => {
    const rows = await lines('notification-deliveries?lang=en');
    expect(rows.slice(1).map(row => row.split(',')[2])).toEqual(['d-1', 'd-2']);
    expect(rows[1]).toContain(',shift,email,raised,given-up,trang-due,a-1,1,Fire,');
    expect(rows[1]).toMatch(/,SIMULATED$/);
  });

  it('gives requirements with what is asked for, what is there, and what is missing', async () => {
    const [, row] = await lines(`certificates?zone=${ZONE}&lang=en`);
    expect(row).toContain(',eip2.01,Treated wastewater,at-least,95,%,90,short,5,GE3,L5,,[K] EIP framework,');
  });

  it('gives each day of each device, also one without a reading', async () => {
    const rows = await lines(`compliance?zone=${ZONE}&section=air,noise&days=2&lang=en`);
    expect(rows.filter(row => row.includes(',air.noise.laeq,')).length).toBeGreaterThanOrEqual(2);
    expect(rows[1]).toContain(',none,no data,');
    expect(rows.at(-1)).toMatch(/,hour windows,SIMULATED$/);
  });

  it('knows no zone that is none', async () => {
    for (const what of ['alarm-rules', 'alarm-health', 'certificates', 'compliance'])
      expect(
        await stack.get(
          `/api/v1/exports/${what}?zone=no-such-zone${what === 'compliance' ? '&section=air' : ''}`,
        ),
      ).toMatchObject({ status: 404, body: { code: 'ZONE.UNKNOWN' } });
  });
});
