import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import { launchChromium } from '../support/chromium.js';
import { attendTo, expectAttended, openAlarms } from '../support/operator.js';
import { ShippedStack } from '../support/shipped-stack.js';
import { Visitor } from '../support/visitor.js';

/** A row of the ground truth (docs/quality.md). */
interface Fault {
  readonly kind: string;
  readonly device: string;
  readonly metrics: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Kinds that quality control finds within minutes, mostly. */
const PLAIN = ['spike', 'unit-mistake', 'sensor-swap'];
/** Kinds that leave readings true. */
const TRUE = ['duplicate', 'reorder'];
/** Of some dozen plain faults; four of five are found in the report of docs/quality.md. */
const ENOUGH = 4;
const FOUND_LIMIT_MS = 240_000;
const MINUTE = 60_000;

/** Has levels that it speaks of every ten seconds, and no others. */
const METER = 'nomura-hai-phong-submeter-01';
/** From so much silence on of what is due, an alarm is raised (seeds/alarm-rules.json). */
const SILENCE_MS = 10 * MINUTE;
/**
 * One level of the meter says nothing from a quarter of an hour before the simulator's start on: when the devices have caught
 * up with now, a minute later, that is an alarm. It goes on for another minute and a half, so that somebody can do
 * something about it while it does.
 */
const GAP = `gap:${METER}:345m:1050s`;
const CAUGHT_UP_LIMIT_MS = 180_000;

/** Faults that the simulator labels, on their way through the shipped stack to whoever asks for readings. */
describe('labelled faults', () => {
  let stack: ShippedStack;
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
    stack = await ShippedStack.create();
    await stack.start(
      ...['--zones', '1', '--no-history', '--behind', '6h', '--speed', '360', '--faults', '12'],
      ...['--fault', GAP],
    );
  }, 220_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.remove();
  }, 60_000);

  const truth = (): Fault[] => {
    const folder = stack.folder('faults');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .flatMap(file => readFileSync(join(folder, file), 'utf8').split('\n'))
      .filter(line => line.endsWith('}'))
      .map(line => JSON.parse(line) as Fault);
  };

  const harmless = (): Fault[] => truth().filter(({ kind }) => TRUE.includes(kind));

  const readingsOf = async ({ device, metrics, from, to }: Fault) => {
    const pages = await Promise.all(
      metrics.map(metric => {
        const span = {
          from: new Date(from).toISOString(),
          to: new Date(Math.min(to, Date.now()) + 2 * MINUTE).toISOString(),
        };
        const query = new URLSearchParams({ device, metric, limit: '1000', ...span });
        return stack.get<Schemas['JudgedReadings']>(`/api/v1/readings?${query.toString()}`);
      }),
    );
    return pages.flatMap(page => page.items);
  };

  const isFound = async (fault: Fault): Promise<boolean> =>
    (await readingsOf(fault)).some(({ flag, reasons }) => flag >= 3 && reasons.length > 0);

  /** An alarm that the first test has dealt with, and the last one sees end. */
  interface Attended {
    readonly visitor: Visitor;
    readonly row: Locator;
    readonly id: string;
    readonly gap: Fault;
  }
  const REASON = 'The sensor is being looked at';
  let attended: Attended;

  // First, for the fault that it waits for ends at a time of its own.
  it('are seen as alarms, and dealt with in Chromium while they go on', async () => {
    const visitor = await Visitor.arrive(browser);
    const { page } = visitor;
    const { items } = await stack.get<Schemas['MetricList']>('/api/v1/metrics');
    const names = new Map(items.map(metric => [metric.id, metric.nameEn]));
    await openAlarms(stack, page);
    await visitor.settle();
    const [gap] = (await eventually(
      () => truth().filter(({ device, kind }) => device === METER && kind === 'gap'),
      faults => faults.length > 0,
      CAUGHT_UP_LIMIT_MS,
    )) as [Fault];
    const row = page
      .locator('li.alarm', { hasText: 'No data for 10 min' })
      .filter({ hasText: `· ${names.get(String(gap.metrics[0]))} · ${METER}` });
    await row.waitFor({ timeout: CAUGHT_UP_LIMIT_MS });
    const id = String(await row.locator('[data-alarm]').getAttribute('data-alarm'));
    await attendTo(page, row, REASON);
    // All of that was done while the fault went on.
    expect(await row.getAttribute('class')).toContain('raised');
    expect(Date.now()).toBeLessThan(gap.to);
    attended = { visitor, row, id, gap };
  }, 400_000);

  it(
    'are flagged with a reason, and readings that are true are not',
    async () => {
      const found = new Set<string>();
      await eventually(
        async () => {
          for (const fault of truth().filter(({ kind }) => PLAIN.includes(kind))) {
            const key = JSON.stringify(fault);
            if (!found.has(key) && (await isFound(fault))) found.add(key);
          }
          return { found: found.size, harmless: harmless().length };
        },
        count => count.found >= ENOUGH && count.harmless > 0,
        FOUND_LIMIT_MS,
      );
      // A device has one fault at a time, so nothing else is to be found in the span of these.
      const readings = await eventually(
        async () => (await Promise.all(harmless().map(fault => readingsOf(fault)))).flat(),
        all => all.length > 0,
        FOUND_LIMIT_MS,
      );
      const wrong = readings.filter(({ flag }) => flag >= 3);
      expect(wrong.length / readings.length).toBeLessThanOrEqual(0.01);
    },
    FOUND_LIMIT_MS + 60_000,
  );

  it('are seen to end when they do', async () => {
    const { visitor, row, id, gap } = attended;
    await row.waitFor({ state: 'detached', timeout: Math.max(0, gap.to - Date.now()) + MINUTE });
    expect(await visitor.hasStayed()).toBe(true);
    const alarm = await expectAttended(stack, visitor.page, id, REASON);
    expect(alarm).toMatchObject({ device: gap.device, metric: gap.metrics[0] });
    // Silence counts from the last reading before the fault, and ends with the first one after it.
    expect(alarm.raisedAt).toBeLessThanOrEqual(gap.from + SILENCE_MS);
    expect(alarm.raisedAt).toBeGreaterThan(gap.from + SILENCE_MS - MINUTE);
    expect(alarm.clearedAt).toBeGreaterThanOrEqual(gap.to);
    expect(visitor.faults).toEqual([]);
  }, 300_000);
});
