import type { Browser } from 'playwright-core';
import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import { launchChromium } from '../support/chromium.js';
import { handIn, METRIC, weatherStations } from '../support/readings.js';
import { ShippedStack } from '../support/shipped-stack.js';
import { Visitor } from '../support/visitor.js';

const SOON_MS = 30_000;
/** The gateway has to start again, and the page waits up to 15 s between two tries. */
const AGAIN_MS = 60_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Longer than ten readings of a weather station. */
const STALE_MS = HOUR;
/** Speaks of events alone, so that what a test raises stands. */
const PANEL = { metric: 'fab.fire.panel', unit: '1' };
const FIRE = 2;

const dateTime = new Intl.DateTimeFormat('en-GB', {
  ...({ dateStyle: 'short', timeStyle: 'short' } as const),
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** What is on the screen while the line to the server is cut, and after it. */
describe('a lost line in Chromium', () => {
  let stack: ShippedStack;
  let browser: Browser;
  let station: Schemas['Device'];
  let factories: Schemas['Device'][];

  beforeAll(async () => {
    stack = await ShippedStack.create();
    await stack.start('--zones', '2', '--no-history');
    browser = await launchChromium();
    [station] = (await weatherStations(stack)) as [Schemas['Device']];
    const { items } = await stack.get<Schemas['DeviceList']>(
      `/api/v1/devices?zone=${station.zone}&limit=1000`,
    );
    factories = items.filter(({ channels }) => channels.some(({ metric }) => metric === PANEL.metric));
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.remove();
  }, 60_000);

  /** Raises a critical alarm at once; resolves with it. */
  const burn = async (factory: Schemas['Device'] | undefined): Promise<Schemas['Alarm']> => {
    if (!factory) throw new Error('the zone has too few factories');
    await handIn(stack, factory, { t: Date.now(), v: FIRE }, PANEL);
    const alarm = async () => {
      const { items } = await stack.get<Schemas['AlarmList']>('/api/v1/alarms?state=raised&limit=1000');
      return items.find(({ device, priority }) => device === factory.id && priority === 1);
    };
    return (await eventually(alarm, found => found !== undefined, SOON_MS)) as Schemas['Alarm'];
  };

  it('says so at once, lets values grow stale, and has all that was missed when it is back', async () => {
    const visitor = await Visitor.arrive(browser);
    const { page, context } = visitor;
    // Nobody waits for an hour: only the browser's clock is put on.
    await page.clock.install();
    const began = Date.now();
    const [from, to] = [began - 30 * MINUTE, began + 30 * MINUTE];
    const { zone } = station;
    await handIn(stack, station, { t: began - 20 * MINUTE, v: 21.5 });
    await handIn(stack, station, { t: began, v: 22.5 });
    await page.goto(`${stack.url}/zones/${zone}/systems/air?from=${from}&to=${to}`);
    const tile = page.locator(`.tile[data-metric="${METRIC}"]`);
    await tile.getByText('22.5').waitFor({ timeout: SOON_MS });
    await page
      .getByRole('figure', { name: 'Air temperature' })
      .getByRole('button', { name: 'Table' })
      .click();
    await visitor.settle();

    await context.setOffline(true);
    const banner = page.getByRole('alert').filter({ hasText: 'Live connection lost' });
    await banner.waitFor({ timeout: SOON_MS });
    await page.clock.fastForward(STALE_MS);
    await page.locator(`.tile.stale[data-metric="${METRIC}"]`).waitFor({ timeout: SOON_MS });
    const missed = await burn(factories[0]);
    const values = [23.1, 23.2, 23.3, 23.4];
    // One after the other into minutes that were empty, the last of them newer than what is shown.
    for (const [index, v] of values.entries())
      await handIn(stack, station, { t: began - 15 * MINUTE + index * 4 * MINUTE, v });
    await handIn(stack, station, { t: Date.now(), v: 23.5 });
    expect(await tile.locator('data').textContent()).toBe('22.5');
    expect(await banner.isVisible()).toBe(true);

    await context.setOffline(false);
    await banner.waitFor({ state: 'detached', timeout: AGAIN_MS });
    await tile.getByText('23.5').waitFor({ timeout: SOON_MS });
    await page.locator(`.tile.fresh[data-metric="${METRIC}"]`).waitFor({ timeout: SOON_MS });
    const query = new URLSearchParams({
      ...{ zone, metric: METRIC, step: 'auto' },
      ...{ from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    });
    const expected = async () => {
      const { points } = await stack.get<Schemas['Series']>(`/api/v1/series?${query.toString()}`);
      return points.map(({ t, value }) => `${dateTime.format(t)} ${value.toFixed(1)}`).toReversed();
    };
    const rows = page.getByRole('region', { name: /^Air temperature/ }).locator('tbody tr');
    // Gaps are named in words.
    const shown = async () =>
      (await rows.allInnerTexts())
        .map(line => line.replaceAll(/\s+/g, ' ').trim())
        .filter(line => /\d$/.test(line));
    await eventually(
      async () => ({ shown: await shown(), expected: await expected() }),
      lists => JSON.stringify(lists.shown) === JSON.stringify(lists.expected),
      SOON_MS,
    );
    for (const v of values) expect((await shown()).some(line => line.endsWith(` ${v}`))).toBe(true);

    await page
      .getByRole('link', { name: /^Alarms/ })
      .first()
      .click();
    await page.locator(`[data-alarm="${missed.id}"]`).waitFor({ timeout: SOON_MS });
    expect(await visitor.hasStayed()).toBe(true);
    expect(visitor.faults).toEqual([]);
    await context.close();
  }, 400_000);

  it('leaves the wall to itself: it turns, says what is lost, and goes on when the gateway is back', async () => {
    const visitor = await Visitor.arrive(browser);
    const { page } = visitor;
    await page.goto(`${stack.url}/wall?seconds=5`);
    await visitor.settle();
    const { items: zones } = await stack.get<{ items: unknown[] }>('/api/v1/zones?limit=1000');
    const view = (name: string) => page.getByRole('heading', { level: 1, name: new RegExp(`^${name}`) });
    // Nobody touches it.
    await view('Zones').waitFor({ timeout: AGAIN_MS });
    await eventually(
      () => page.locator('.wall-zones > li').count(),
      count => count === zones.length,
      SOON_MS,
    );
    const first = await burn(factories[1]);
    await view('Alarms').waitFor({ timeout: AGAIN_MS });
    await page.locator('.wall-alarms > li').first().waitFor({ timeout: SOON_MS });
    await page.close();

    const alarms = await visitor.context.newPage();
    await alarms.goto(`${stack.url}/wall?view=alarms`);
    await alarms.evaluate(() => Object.assign(globalThis, { isStillHere: true }));
    const lines = alarms.locator('.wall-alarms > li', { hasText: first.textEn });
    await lines.first().waitFor({ timeout: SOON_MS });
    const before = await lines.count();
    stack.signal('gateway', 'SIGKILL');
    await alarms.locator('.wall-lost').waitFor({ timeout: SOON_MS });
    await alarms.locator('.wall-lost').waitFor({ state: 'detached', timeout: AGAIN_MS });
    await burn(factories[2]);
    await eventually(
      () => lines.count(),
      count => count > before,
      SOON_MS,
    );
    expect(await alarms.evaluate(() => 'isStillHere' in globalThis)).toBe(true);
    expect(visitor.faults).toEqual([]);
  }, 400_000);
});
