import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  type Alarm,
  alarmsRpc,
  type EventRecord,
  type FactKind,
  type FactRecord,
  factsWorkflowRpc,
  type Score,
  scoringRpc,
} from '#libs/contracts';
import { answerRpc } from '#libs/testing';
import { scoreRow, seededMethod } from '../test/edition.builder.js';
import { registryData, type Stack, startStack } from '../test/start-stack.js';
import { PostgresReportStore } from './postgres-report.store.js';
import type { Report } from './report.schema.js';
import { WorkerReportPrinter } from './worker-report.printer.js';

const ZONE = 'trang-due';
const DEVICE = 'trang-due-wwout-01';
const DAY = 86_400_000;
const NOW = Date.now();
/** The month before this one, by the clock of Hải Phòng. */
const MONTH = new Date(
  Date.UTC(
    new Date(NOW + 7 * 3_600_000).getUTCFullYear(),
    new Date(NOW + 7 * 3_600_000).getUTCMonth() - 1,
    1,
  ),
)
  .toISOString()
  .slice(0, 7);
const FROM = Date.parse(`${MONTH}-01T00:00:00Z`) - 7 * 3_600_000;
const DAYS = new Date(Date.UTC(Number(MONTH.slice(0, 4)), Number(MONTH.slice(5)), 0)).getUTCDate();

const ALARM: Alarm = {
  ...{ id: 'a-1', rule: 'cod-high', zone: ZONE, device: DEVICE, metric: 'ww.out.cod', priority: 1 },
  ...{ state: 'cleared', textVi: 'COD nước thải vượt giới hạn', textEn: 'Effluent COD over the limit' },
  ...{
    value: 88.4,
    limit: 75,
    basis: 'QCVN 40:2011/BTNMT',
    raisedAt: FROM + 3 * DAY,
    clearedAt: FROM + 4 * DAY,
  },
  ...{ late: false, simulated: true, acknowledged: null, shelved: null, assignee: null, suppressedBy: null },
  revision: 0,
};
const COD_OF_DAY = (day: number): number => (day === 4 ? 88.4 : 40 + day / 2);

const VERSION = {
  ...{
    recordId: '019a3b54-0000-7000-8000-000000000001',
    revision: 1,
    lineRevision: 1,
    origin: 'seed' as const,
  },
  ...{ proposal: null, proposedBy: null, approvedBy: null, knownFrom: 0, knownTo: null },
};
const permit = (fact: string, value: FactRecord['value']): FactRecord => ({
  ...{ zone: ZONE, fact, value, unit: '1', evidenceLevel: 'L4', validFrom: '2025-01-01', validTo: null },
  ...{ illustrative: true, source: 'test', confidence: 'low', document: 'GPMT 12/2025' },
  ...{ ...VERSION, validity: 'valid', daysLeft: null, ageFactor: 1 },
});
const EVENT: EventRecord = {
  ...{ id: 'e-1', zone: ZONE, kind: 'wwtp-stopped', occurredOn: `${MONTH}-05`, closedOn: `${MONTH}-06` },
  ...{ confirmedBy: 'Lan', confirmedOn: `${MONTH}-05`, document: 'BB 7', ...VERSION },
};
const KINDS = (JSON.parse(readFileSync('seeds/fact-kinds.json', 'utf8')) as FactKind[]).filter(({ id }) =>
  id.startsWith('permit.'),
);

const SCORE: Score = {
  ...scoreRow(ZONE, 63.4, { asOf: FROM + DAYS * DAY, simulated: true }),
  pillars: seededMethod.pillars.map(({ id, weight }) => ({
    ...{ id, value: 63.4, uncapped: 63.4, weight, keptWeight: 1, cap: null, confidence: 0.9 },
  })),
};

/** Text of each page, as a reader takes it out. */
async function textOf(bytes: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map(item => ('str' in item ? item.str : ''))
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    );
  }
  return pages;
}

describe('monthly reports over HTTP', () => {
  let stack: Stack;

  const make = async (body: object): Promise<{ outcome: string; report: Report }> => {
    const response = await fetch(`${stack.base}/api/v1/zones/${ZONE}/reports`, {
      method: 'POST',
      headers: { 'x-gz-actor': 'operator-lan', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const made: unknown = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(made));
    return made as { outcome: string; report: Report };
  };
  const pdf = async (report: Report, lang: string) => {
    const response = await fetch(`${stack.base}/api/v1/reports/${report.id}/pdf?lang=${lang}`);
    return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const codOfDay = (day: number, value: number): string =>
    `wastewater,zone=${ZONE},device=${DEVICE} out_cod_mg_l_n=288,out_cod_mg_l_mean=${value} ${FROM + day * DAY}`;
  const hourOf = (hour: number, cod: number): string =>
    `wastewater,zone=${ZONE},device=${DEVICE} out_cod_mg_l_n=12,out_cod_mg_l_mean=${cod},out_ph_n=${hour > 200 && hour < 215 ? 3 : 12},out_ph_mean=7.${hour % 5},out_tss_mg_l_n=12,out_tss_mg_l_mean=${22 + (hour % 7)} ${FROM + hour * 3_600_000}`;
  const otherOfDay = (day: number): string[] => [
    `wastewater,zone=${ZONE},device=${DEVICE} out_ph_n=${day === 8 ? 100 : 288},out_ph_mean=7.${day % 5},out_tss_mg_l_n=280,out_tss_mg_l_s=3,out_tss_mg_l_f=8,out_tss_mg_l_mean=${22 + (day % 7)} ${FROM + day * DAY}`,
    `power,zone=${ZONE},device=trang-due-power-01 energy_import_kwh_n=96,energy_import_kwh_inc=${400_000 + day * 3_000} ${FROM + day * DAY}`,
  ];

  beforeAll(async () => {
    const declared = { stepSeconds: null, to: null, declaredAt: 0, from: 0 };
    registryData.cadences.push(
      ...registryData.devices
        .filter(({ zone }) => zone === ZONE)
        .map(({ id }) => ({ device: id, ...declared })),
    );
    stack = await startStack();
    await stack.write(
      'hour',
      Array.from({ length: DAYS * 24 }, (_, hour) => hourOf(hour, COD_OF_DAY(Math.floor(hour / 24)))),
    );
    await stack.write(
      'day',
      Array.from({ length: DAYS }, (_, day) => [codOfDay(day, COD_OF_DAY(day)), ...otherOfDay(day)]).flat(),
    );
    answerRpc(stack.nc, alarmsRpc.list.subject, () => ({ items: [ALARM], nextCursor: null }));
    answerRpc(stack.nc, factsWorkflowRpc.records.subject, () => ({
      items: [
        permit('permit.environment', true),
        permit('permit.effluent_class', 'A'),
        permit('permit.old', 7.5),
      ],
    }));
    answerRpc(stack.nc, factsWorkflowRpc.kinds.subject, () => ({ items: KINDS }));
    answerRpc(stack.nc, factsWorkflowRpc.events.subject, () => ({ items: [EVENT] }));
    answerRpc(stack.nc, scoringRpc.find.subject, () => ({ score: SCORE }));
    answerRpc(stack.nc, scoringRpc.method.subject, () => ({ ...seededMethod, indicators: [] }));
    await stack.nc.flush();
  }, 90_000);

  afterAll(() => stack?.stop(), 30_000);

  it('makes a report in both languages with the figures that the interface gives', async () => {
    const { outcome, report } = await make({ month: MONTH });
    expect(outcome).toBe('made');
    expect(report).toMatchObject({ zone: ZONE, month: MONTH, revision: 1, complete: true, simulated: true });
    const span = `from=${new Date(FROM).toISOString()}&to=${new Date(FROM + DAYS * DAY).toISOString()}`;
    const { body } = await stack.get(`/api/v1/series?device=${DEVICE}&metric=ww.out.cod&${span}&step=1d`);
    const worst = Math.max(...(body as { points: { value: number }[] }).points.map(({ value }) => value));
    for (const [lang, words] of [
      [
        'vi',
        [
          'BÁO CÁO MÔI TRƯỜNG THÁNG',
          'Nước thải sau xử lý',
          'COD nước thải vượt giới hạn',
          'Người lập',
          '88,4',
          'QCVN 40:2011',
          '63,4',
          'Giấy phép môi trường còn hiệu lực có',
          'Cột xả thải theo giấy phép Cột A',
          // Its kind is not known any more.
          'permit.old 7,50',
          'Trạm xử lý nước thải ngừng hoạt động',
        ],
      ],
      [
        'en',
        [
          'MONTHLY ENVIRONMENTAL REPORT',
          'Treated wastewater',
          'Effluent COD over the limit',
          '88.4',
          'Environmental permit in force yes',
          'Effluent class of the permit Class A',
          'Wastewater treatment stopped',
        ],
      ],
    ] as const) {
      const { bytes, headers } = await pdf(report, lang);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(report.files.find(file => file.lang === lang)).toMatchObject({ sha256, bytes: bytes.length });
      expect(headers.get('etag')).toBe(`"${sha256}"`);
      expect(headers.get('content-disposition')).toContain(
        `greenzone_environmental-report_${ZONE}_${MONTH}_r1_${lang}_SIMULATED.pdf`,
      );
      const pages = await textOf(bytes);
      for (const word of words) expect(pages.join(' ')).toContain(word);
      expect(pages.join(' ')).toContain(worst.toFixed(1).replace('.', lang === 'vi' ? ',' : '.'));
      // On every page, whatever is printed alone.
      for (const page of pages) expect(page).toContain('SIMULATED');
    }
  }, 60_000);

  it('keeps a report byte for byte, and makes none that would say the same', async () => {
    const { outcome, report } = await make({ month: MONTH });
    expect(outcome).toBe('unchanged');
    const first = await pdf(report, 'vi');
    expect((await pdf(report, 'vi')).bytes.equals(first.bytes)).toBe(true);
    await expect(stack.dataSource.query('UPDATE reports SET month = $1', ['2020-01'])).rejects.toThrow(
      'reports are never changed',
    );
  });

  it('prints the same bytes for the same figures, revision and time', async () => {
    const kept = await new PostgresReportStore(stack.dataSource).newest(ZONE, MONTH);
    if (!kept) throw new Error('no report');
    const printer = new WorkerReportPrinter();
    const [first, second] = await Promise.all([printer.print(kept, 'en'), printer.print(kept, 'en')]);
    expect(second.equals(first)).toBe(true);
    expect((await pdf(kept, 'en')).bytes.equals(first)).toBe(true);
  }, 60_000);

  it('makes another revision with its reason when a figure was corrected, and keeps the one before', async () => {
    await stack.write('day', [codOfDay(10, 61)]);
    await stack.write(
      'hour',
      Array.from({ length: 24 }, (_, hour) => hourOf(240 + hour, 61)),
    );
    const { outcome, report } = await make({ month: MONTH, reason: 'hiệu chỉnh số liệu ngày 11' });
    expect(outcome).toBe('made');
    expect(report).toMatchObject({
      revision: 2,
      reason: 'hiệu chỉnh số liệu ngày 11',
      changed: ['wastewater'],
    });
    const text = (await textOf((await pdf(report, 'vi')).bytes)).join(' ');
    expect(text).toContain('hiệu chỉnh số liệu ngày 11');
    expect(text).toContain('so với phiên bản trước Nước thải sau xử lý');
    const { body } = await stack.get(`/api/v1/zones/${ZONE}/reports`);
    expect((body as { items: Report[] }).items.map(({ revision }) => revision)).toEqual([2, 1]);
  }, 60_000);

  it('says what it cannot make', async () => {
    await expect(make({ month: '2099-01' })).rejects.toThrow('REPORT.TOO_EARLY');
    await expect(make({ month: '2026-13' })).rejects.toThrow('REQUEST.INVALID');
    expect(await stack.get('/api/v1/reports/019a3b54-0000-7000-8000-000000000000/pdf')).toMatchObject({
      ...{ status: 404, body: { code: 'REPORT.UNKNOWN' } },
    });
  });
});
