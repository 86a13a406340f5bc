import { readSheet } from 'read-excel-file/node';
import { type Alarm, alarmsRpc, deadLetterRpc, factsWorkflowRpc, ingestRpc } from '#libs/contracts';
import { answerRpc } from '#libs/testing';
import { type Stack, startStack } from '../test/start-stack.js';

const DEVICE = 'trang-due-power-01';
/** 14:30 in Hải Phòng. */
const START = Date.UTC(2026, 10, 20, 7, 30);
const STEP_MS = 10_000;
const READINGS = 12_000;
/** More than is read at once, fewer than the interface itself gives. */
const MINUTES = 12_000;
const iso = (instant: number) => new Date(instant).toISOString();
const SPAN = `from=${iso(START)}&to=${iso(START + READINGS * STEP_MS)}`;

const ALARM: Alarm = {
  ...{ id: 'a-1', rule: 'voltage-high', zone: 'trang-due', device: DEVICE, metric: 'power.voltage' },
  ...{
    priority: 1,
    state: 'raised',
    textVi: '=Điện áp cao',
    textEn: 'High voltage',
    value: 24.5,
    limit: 24.2,
  },
  ...{
    basis: 'IEEE 1366: longer than 5 min',
    raisedAt: START,
    clearedAt: null,
    late: false,
    simulated: true,
    acknowledged: null,
  },
  ...{ shelved: null, assignee: null, suppressedBy: null, revision: 2 },
};
const actor = { id: 'operator-lan', name: 'Lan', role: 'operator' as const, unverified: true };
const entry = { kind: 'comment' as const, actor, until: null, assignee: null };

describe('exports over HTTP', () => {
  let stack: Stack;
  const askedHistories: string[][] = [];

  const file = async (path: string) => {
    const response = await fetch(`${stack.base}/api/v1/exports/${path}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8') };
  };
  const lines = async (path: string) => (await file(path)).text.trimEnd().split('\r\n');

  beforeAll(async () => {
    stack = await startStack();
    const rows = Array.from({ length: READINGS }, (_, index) => {
      const flag = index % 100 === 7 ? ',active_kw_qc=3i,active_kw_why=64i' : '';
      return `power,zone=trang-due,device=${DEVICE} active_kw=${1000 + (index % 50)}${flag} ${START + index * STEP_MS}`;
    });
    await stack.write('raw', rows);
    await stack.write('raw', [
      `power_rejected,zone=trang-due,device=${DEVICE} active_kw=-1e9,active_kw_qc=4i ${START + 5_000}`,
    ]);
    await stack.write(
      'minute',
      Array.from(
        { length: MINUTES },
        (_, index) =>
          `power,zone=trang-due,device=${DEVICE} active_kw_n=6,active_kw_mean=${index} ${START + index * 60_000}`,
      ),
    );
    await stack.write('hour', [
      `power,zone=trang-due,device=${DEVICE} active_kw_n=360,active_kw_mean=1024.5,active_kw_min=1000,active_kw_max=1049,active_kw_s=4 ${START + 1_800_000}`,
    ]);
    answerRpc<{ cursor?: string }>(stack.nc, alarmsRpc.list.subject, ({ cursor }) =>
      cursor === undefined
        ? { items: [ALARM], nextCursor: '2' }
        : { items: [{ ...ALARM, id: 'a-2', revision: 0 }], nextCursor: null },
    );
    answerRpc<{ ids: string[] }>(stack.nc, alarmsRpc.histories.subject, ({ ids }) => {
      askedHistories.push(ids);
      const history = [
        { ...entry, at: START + 1, text: 'đã gọi' },
        { ...entry, at: START + 2, text: '@SUM(1)' },
      ];
      return { items: [{ id: ALARM.id, history }] };
    });
    answerRpc(stack.nc, deadLetterRpc.list.subject, () => ({ items: [], nextCursor: null }));
    answerRpc(stack.nc, factsWorkflowRpc.records.subject, () => ({ items: [] }));
    answerRpc(stack.nc, factsWorkflowRpc.kinds.subject, () => ({ items: [] }));
    answerRpc(stack.nc, ingestRpc.deviceDelivery.subject, () => ({
      ...{ runs: [], isCut: false },
      minutes: [{ t: START, received: 6, failed: 1, rejected: 2 }],
    }));
    await stack.nc.flush();
  }, 90_000);

  afterAll(() => stack?.stop(), 30_000);

  it('gives every reading with flags, unit, both times and where it comes from', async () => {
    const answer = await file(`readings?device=${DEVICE}&metric=power.active&${SPAN}&lang=en`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="greenzone_readings_${DEVICE}_power.active_20261120T0730Z_20261121T1650Z_SIMULATED.csv"`,
    );
    expect([...answer.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [, first, rejected, ...rest] = answer.text.trimEnd().split('\r\n');
    expect(rest).toHaveLength(READINGS - 1);
    expect(first).toBe(
      `2026-11-20T07:30:00.000Z,2026-11-20 14:30:00.000,trang-due,${DEVICE},power.active,Active power,1000,kW,1,pass,,raw,SIMULATED`,
    );
    expect(rejected).toContain(',-1000000000,kW,4,fail,,rejected,');
    expect(rest.filter(line => line.includes(',suspect,'))).toHaveLength(READINGS / 100);
  });

  it('gives a long series step by step, as the interface itself does', async () => {
    const query = `device=${DEVICE}&metric=power.active&from=${iso(START)}&to=${iso(START + MINUTES * 60_000)}&step=1m`;
    const csv = await lines(`series?${query}&lang=en`);
    const { body } = await stack.get(`/api/v1/series?${query}`);
    const { points } = body as { points: { t: number; value: number }[] };
    expect(points).toHaveLength(MINUTES);
    expect(csv.slice(1).map(line => line.split(',')[0])).toEqual(points.map(({ t }) => iso(t)));
  });

  it('gives XLSX that another library opens, with the same figures', async () => {
    const path = `series?device=${DEVICE}&metric=power.active&${SPAN}&step=1h`;
    const answer = await file(`${path}&format=xlsx`);
    expect(answer.headers.get('content-disposition')).toContain('_SIMULATED.xlsx"');
    const [header = [], ...rows] = await readSheet(answer.bytes);
    const value = header.indexOf('Giá trị');
    const csv = (await lines(path)).slice(1).map(line => Number(line.split(',')[value]));
    expect(rows.map(row => row[value])).toEqual(csv);
    expect(rows[0]?.[header.indexOf('Đơn vị')]).toBe('kW');
    expect(rows[0]?.at(-1)).toBe('SIMULATED (mô phỏng)');
  });

  it('gives windows as they are stored', async () => {
    const [, row, ...more] = await lines(
      `windows?zone=trang-due&metric=power.active&tier=hour&${SPAN}&lang=en`,
    );
    expect(row).toContain(
      `,hour,trang-due,${DEVICE},power.active,Active power,kW,1024.5,1000,1049,mean,360,4,0,hour,`,
    );
    expect(more).toEqual([]);
  });

  it('gives alarms page by page, with what was done and no formula', async () => {
    const rows = await lines('alarms?zone=trang-due');
    expect(rows).toHaveLength(1 + 2 + 1);
    expect(rows[1]).toContain(",'=Điện áp cao,");
    expect(rows[1]).toContain(',đã gọi,');
    expect(rows[1]).toContain(',IEEE 1366: kéo dài trên 5 phút,');
    expect(rows[2]).toContain(",'@SUM(1),");
    expect(rows[3]).toContain(',a-2,');
    // One question for all of them, and none about those about which nothing was done.
    expect(askedHistories).toEqual([['a-1']]);
    expect(await lines('alarms?zone=trang-due&history=false')).toHaveLength(1 + 2);
    const [, english] = await lines('alarms?zone=trang-due&history=false&lang=en');
    expect(english).toContain(',IEEE 1366: longer than 5 min,');
    expect(await lines('alarms?q=dien+ap&history=false')).toHaveLength(1 + 2);
    expect(await lines('alarms?q=khoi&history=false')).toHaveLength(1);
  });

  it('gives devices with what each measures and last said', async () => {
    const rows = await lines('devices?zone=trang-due&kind=power-main&lang=en');
    const row = rows.find(line => line.includes(`,${DEVICE},`) && line.includes(',power.active,'));
    expect(row).toContain(',power-main,');
    expect(row).toContain(',power.active,Active power,kW,');
    expect(row).toMatch(/,SIMULATED$/);
    expect(rows.every(line => !line.includes(',pv-inverter,'))).toBe(true);
    expect((await file('devices?zone=trang-due')).headers.get('content-disposition')).toContain(
      'greenzone_devices_trang-due_SIMULATED.csv',
    );
    expect((await file('devices?zone=no-such-zone')).status).toBe(404);
  });

  it('gives delivery in parts that one answer may have', async () => {
    const to = iso(START + 3 * 86_400_000);
    const rows = await lines(`delivery?device=${DEVICE}&from=${iso(START)}&to=${to}&lang=en`);
    expect(rows.filter(row => row.includes(',6,3,1,2,readings,'))).not.toEqual([]);
  });

  it('gives a file with a header alone when there is nothing', async () => {
    expect(await lines('dead-letters?state=open')).toHaveLength(1);
    expect(await lines('facts?zone=trang-due')).toHaveLength(1);
  });

  it('says in words what it cannot give, before a byte of the file', async () => {
    const year = `from=${iso(START - 366 * 86_400_000)}&to=${iso(START)}`;
    expect(
      await stack.get(
        `/api/v1/exports/series?zone=trang-due&metric=power.active,power.voltage&${year}&step=1m`,
      ),
    ).toMatchObject({
      ...{ status: 400, body: { code: 'EXPORT.TOO_LARGE', data: { maxRows: 1_000_000 } } },
    });
    expect(await stack.get(`/api/v1/exports/readings?device=${DEVICE}&metric=no.such&${SPAN}`)).toMatchObject(
      {
        ...{ status: 404, body: { code: 'METRIC.UNKNOWN' } },
      },
    );
    expect(await stack.get('/api/v1/exports/score?zone=trang-due')).toMatchObject({
      ...{ status: 503, body: { code: 'DEPENDENCY.UNAVAILABLE' } },
    });
    expect(await stack.get(`/api/v1/exports/series?metric=power.active&${SPAN}`)).toMatchObject({
      status: 400,
    });
    expect(await stack.get('/api/v1/exports/ranking')).toMatchObject({ status: 503 });
  });
});
