import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import { launchChromium } from '../support/chromium.js';
import { readCsv } from '../support/csv.js';
import { attendTo, expectAttended, openAlarms } from '../support/operator.js';
import { handIn, METRIC, weatherStations } from '../support/readings.js';
import { ShippedStack } from '../support/shipped-stack.js';
import { Visitor } from '../support/visitor.js';

const SOON_MS = 30_000;
const MINUTE = 60_000;
/** Speaks of events alone, so that nothing else ends what a test raises. */
const PANEL = { metric: 'fab.fire.panel', unit: '1' };
const FIRE = 2;
const NORMAL = 0;
const iso = (time: number): string => new Date(time).toISOString();

/** What people do with the dashboard, from one end to the other, in a real browser. */
describe('journeys in Chromium', () => {
  let stack: ShippedStack;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let station: Schemas['Device'];

  beforeAll(async () => {
    stack = await ShippedStack.create();
    await stack.start('--zones', '2', '--no-history');
    browser = await launchChromium();
    visitor = await Visitor.arrive(browser);
    ({ page } = visitor);
    [station] = (await weatherStations(stack)) as [Schemas['Device']];
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.remove();
  }, 60_000);

  it('show an alarm within seconds, take what is done about it until it is over, and keep all of it', async () => {
    const { items } = await stack.get<Schemas['DeviceList']>('/api/v1/devices?kind=factory-control&limit=1');
    const [factory] = items as [Schemas['Device']];
    await openAlarms(stack, page);
    await visitor.settle();
    await handIn(stack, factory, { t: Date.now(), v: FIRE }, PANEL);
    const row = page.locator('li.alarm.p1', { hasText: factory.id });
    await row.waitFor({ timeout: SOON_MS });
    const id = String(await row.locator('[data-alarm]').getAttribute('data-alarm'));
    const reason = 'The panel is being tested';
    await attendTo(page, row, reason);

    await handIn(stack, factory, { t: Date.now(), v: NORMAL }, PANEL);
    // Seen and over, it leaves by itself.
    await row.waitFor({ state: 'detached', timeout: SOON_MS });
    expect(await visitor.hasStayed()).toBe(true);
    await expectAttended(stack, page, id, reason);
  }, 300_000);

  it('speak the language that was chosen, also after a reload, with its numbers and dates', async () => {
    await handIn(stack, station, { t: Date.now(), v: 31.5 });
    const to = Date.now() + MINUTE;
    await page.goto(`${stack.url}/zones/${station.zone}/systems/air?from=${to - 60 * MINUTE}&to=${to}`);
    const value = () => page.locator(`[data-metric="${METRIC}"] data`).first().textContent();
    const span = page.getByRole('button', { name: /Leave the zoom|Thôi phóng to/ }).first();
    await page.locator(`[data-metric="${METRIC}"] data`).first().waitFor();
    expect(await value()).toMatch(/^\d+\.\d$/);
    const english = await span.textContent();
    await page.getByRole('group', { name: 'Language' }).getByRole('button', { name: 'VI' }).click();
    const isVietnamese = async () => {
      expect(await page.locator('html').getAttribute('lang')).toBe('vi');
      expect(await page.getByRole('link', { name: /^Cảnh báo/ }).count()).toBeGreaterThan(0);
      expect(await value()).toMatch(/^\d+,\d$/);
      expect(await span.textContent()).not.toBe(english);
    };
    await isVietnamese();
    await page.reload();
    await page.locator(`[data-metric="${METRIC}"] data`).first().waitFor();
    await isVietnamese();
    await page.getByRole('group', { name: 'Ngôn ngữ' }).getByRole('button', { name: 'EN' }).click();
    expect(await value()).toMatch(/^\d+\.\d$/);
    expect(await span.textContent()).toBe(english);
  }, 200_000);

  describe('download', () => {
    const to = Math.floor(Date.now() / MINUTE) * MINUTE - 5 * MINUTE;
    const from = to - 60 * MINUTE;

    /** What a menu gives. */
    const save = async (menu: string, item: string) => {
      await page.getByRole('button', { name: menu, exact: true }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item }).click(),
      ]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };

    it('a chart as CSV and XLSX with the figures of the interface, their unit, both times and where they come from', async () => {
      const { zone } = station;
      const count = 12;
      for (let index = 0; index < count; index++)
        await handIn(stack, station, { t: from + index * 5 * MINUTE, v: 20 + index / 4 });
      await page.goto(`${stack.url}/zones/${zone}/systems/air?from=${from}&to=${to}`);
      const query = new URLSearchParams({ zone, metric: METRIC, from: iso(from), to: iso(to), step: 'auto' });
      const { points, unit } = await eventually(
        () => stack.get<Schemas['Series']>(`/api/v1/series?${query.toString()}`),
        series => series.points.length >= count,
        SOON_MS,
      );
      const csv = await save('Download: Air temperature', 'CSV');
      expect(csv.name).toMatch(new RegExp(`^greenzone_series_${zone}_.*_SIMULATED\\.csv$`));
      const rows = readCsv(csv.bytes);
      expect(
        rows.map(row => [row['Time (UTC)'], Number(row.Value), Number(row['Suspect readings'])]),
      ).toEqual(points.map(({ t, value, suspect }) => [iso(t), value, suspect]));
      for (const row of rows) {
        expect(row).toMatchObject({ Zone: zone, Unit: unit, 'Origin of the data': 'SIMULATED' });
        const local = row['Time (Asia/Ho_Chi_Minh, UTC+7)']?.replace(' ', 'T');
        expect(iso(Date.parse(`${local}+07:00`))).toBe(row['Time (UTC)']);
      }
      const xlsx = await save('Download: Air temperature', 'Excel (XLSX)');
      expect(xlsx.name).toMatch(/_SIMULATED\.xlsx$/);
      const [header = [], ...cells] = await readSheet(xlsx.bytes);
      const column = (name: string) => cells.map(row => row[header.indexOf(name)]);
      expect(column('Value')).toEqual(points.map(({ value }) => value));
      expect(column('Time (UTC)')).toEqual(points.map(({ t }) => iso(t)));
      expect(new Set(column('Unit'))).toEqual(new Set([unit]));
      expect(new Set(column('Origin of the data'))).toEqual(new Set(['SIMULATED']));
    }, 400_000);

    it('a chart as PNG and SVG that can be looked at', async () => {
      const png = await save('Download: Air temperature', 'PNG image');
      expect(png.name).toMatch(/^Air-temperature.*\.png$/);
      expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
      expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([1_920, 840]);
      const svg = await save('Download: Air temperature', 'SVG image');
      const read = await page.evaluate<{ root: string; lines: number; words: string }>(`{
        const root = new DOMParser()
          .parseFromString(${JSON.stringify(svg.bytes.toString('utf8'))}, 'image/svg+xml').documentElement;
        ({ root: root.nodeName, lines: root.querySelectorAll('path').length, words: root.textContent });
      }`);
      expect(read.root).toBe('svg');
      expect(read.lines).toBeGreaterThan(0);
      for (const words of ['Air temperature', 'UTC+7', 'SIMULATED']) expect(read.words).toContain(words);
    }, 200_000);

    it('a drawing as PNG and SVG with its looks, title and key, and the calendar of compliance', async () => {
      for (const [metric, unit, v] of [
        ['met.wind_speed', 'm/s', 3],
        ['met.wind_dir', 'deg', 45],
      ] as const)
        await handIn(stack, station, { t: from + MINUTE, v }, { metric, unit });
      await page.reload();
      const png = await save('Download: Wind rose', 'PNG image');
      expect(png.name).toMatch(/^Wind-rose-.*[^-]\.png$/);
      expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([1_120, 1_240]);
      const svg = (await save('Download: Wind rose', 'SVG image')).bytes.toString('utf8');
      for (const words of ['Wind rose', 'UTC+7', 'SIMULATED', '2–4 m/s']) expect(svg).toContain(words);
      expect(svg).toMatch(/<path[^>]* fill="rgb/);
      expect(svg).not.toContain('var(');
      const { name, bytes } = await save('Download: Compliance of 30 days', 'CSV');
      expect(name).toBe(`greenzone_compliance_air_noise_${station.zone}_SIMULATED.csv`);
      const days = readCsv(bytes).filter(row => row.Metric === 'air.pm25');
      expect(days.length).toBeGreaterThanOrEqual(30);
      expect(days[0]).toMatchObject({ 'Maximum, last day': '45', 'Averaging of the limit': 'PT24H' });
    }, 200_000);

    it('the readings of a device with flags, reasons, and those that were refused', async () => {
      const { zone } = station;
      const t = Date.now() - 1_500;
      await handIn(stack, station, { t, v: 999 });
      await page.goto(`${stack.url}/zones/${zone}/devices/${station.id}`);
      await page.getByText('Flagged readings').click();
      const csv = await save(`Download: ${station.id}`, 'CSV');
      expect(csv.name).toContain('_SIMULATED.csv');
      const rows = readCsv(csv.bytes).filter(row => row.Metric === METRIC);
      const query = new URLSearchParams({
        ...{ device: station.id, metric: METRIC, limit: '1000' },
        ...{ from: rows[0]?.['Time (UTC)'] ?? '', to: iso(t + 1) },
      });
      const { items } = await stack.get<Schemas['JudgedReadings']>(`/api/v1/readings?${query.toString()}`);
      const flags = (list: readonly (readonly [string | undefined, number, number])[]) =>
        list.map(([time, value, flag]) => `${time} ${value} ${flag}`).sort();
      expect(
        flags(
          rows.map(row => [row['Time (UTC)'], Number(row.Value), Number(row['Quality flag (QARTOD)'])]),
        ).filter(line => line <= iso(t + 1)),
      ).toEqual(flags(items.map(item => [iso(item.t), item.value, item.flag])));
      expect(rows.find(row => row.Value === '999')).toMatchObject({
        ...{ 'Time (UTC)': iso(t), Unit: 'Cel', Quality: 'fail', Reasons: 'gross-range' },
        ...{ 'Source (tier)': 'rejected', 'Origin of the data': 'SIMULATED' },
      });
    }, 200_000);
  });

  it('have nothing in them that fails', () => expect(visitor.faults).toEqual([]));
});
