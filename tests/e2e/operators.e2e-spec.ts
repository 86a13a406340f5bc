import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import { accessibilityFaults } from '../support/accessibility.js';
import { launchChromium } from '../support/chromium.js';
import { packOf } from '../support/readings.js';
import { OPERATOR } from '../support/operator.js';
import { ShippedStack } from '../support/shipped-stack.js';

/** Where pictures of the pages go, for people to look at; none unless it is set. */
const PICTURES = process.env.GZ_E2E_PICTURES;
const FILL = { metric: 'waste.bin.fill', unit: '%' };
/** Publish to pixels, with an alarm to be judged in between. */
const SOON_MS = 15_000;

/** The dashboard as an operator works with it. */
describe('operators in Chromium', () => {
  let stack: ShippedStack;
  let browser: Browser;
  let page: Page;
  let bins: Schemas['Device'][];
  const faults: string[] = [];

  /** Full bins: nobody has to wait for a mean. */
  const fill = async (device: Schemas['Device'], v: number) => {
    const response = await fetch(`${stack.url}/api/v1/telemetry/${device.zone}/${device.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/senml+json' },
      body: packOf(device.id, { t: Date.now(), v }, {}, FILL),
    });
    expect(response.status).toBe(200);
  };
  const alarmOf = async (device: Schemas['Device'], state: 'standing' | 'raised' = 'standing') => {
    const { items } = await stack.get<Schemas['AlarmList']>(`/api/v1/alarms?state=${state}&limit=1000`);
    return items.find(alarm => alarm.device === device.id && alarm.rule === 'bin-fill-alarm');
  };
  const picture = async (name: string) => {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  };

  beforeAll(async () => {
    stack = await ShippedStack.create();
    await stack.start('--zones', '5', '--no-history');
    browser = await launchChromium();
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Ho_Chi_Minh' });
    await context.addInitScript(
      "localStorage.setItem('greenzone.language', localStorage.getItem('greenzone.language') ?? 'en')",
    );
    page = await context.newPage();
    page.on('pageerror', error => faults.push(error.message));
    ({ items: bins } = await stack.get<Schemas['DeviceList']>('/api/v1/devices?kind=waste-bin&limit=1000'));
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.remove();
  }, 60_000);

  it('shows an alarm by itself, and takes what the keyboard says about it', async () => {
    const [bin] = bins as [Schemas['Device']];
    await page.goto(`${stack.url}/alarms`);
    await page.getByLabel('In whose name').selectOption({ index: 1 });
    await fill(bin, 97);
    const row = page.locator('li.alarm', { hasText: bin.id }).filter({ hasText: 'Waste bin 95' });
    await row.waitFor({ timeout: SOON_MS });
    await picture('alarms-raised');

    await row.locator('.alarm-open').focus();
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByLabel('Comment').fill('The lorry is on its way');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Comment added').waitFor();
    await page.getByRole('dialog').getByText('The lorry is on its way').waitFor();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Assign' }).click();
    const assign = dialog.locator('form').getByRole('button');
    expect(await assign.isDisabled()).toBe(true);
    await dialog.getByLabel('Who takes care').selectOption({ index: 1 });
    await assign.click();
    await page
      .getByRole('status')
      .getByText(/^Assigned to /)
      .waitFor();
    await dialog.getByRole('button', { name: 'Assign' }).click();
    await dialog.getByLabel('Who takes care').selectOption('Nobody');
    await assign.click();
    await page
      .getByRole('status')
      .getByText(/^Nobody takes care of it: /)
      .waitFor();
    await page.keyboard.press('Escape');

    await row.locator('.alarm-open').focus();
    await page.keyboard.press('a');
    await eventually(
      async () => (await alarmOf(bin))?.acknowledged ?? null,
      seen => seen !== null,
      SOON_MS,
    );
    await row.getByText('acknowledged by').waitFor();

    await row.locator('.alarm-open').focus();
    await page.keyboard.press('s');
    await page.getByRole('dialog').getByLabel('Reason').fill('Waits for the lorry');
    await picture('alarms-detail');
    await page.getByRole('dialog').locator('form').getByRole('button', { name: 'Shelve' }).click();
    await eventually(
      async () => (await alarmOf(bin))?.shelved ?? null,
      shelf => shelf !== null,
      SOON_MS,
    );
    await page.keyboard.press('Escape');
    await row.waitFor({ state: 'detached' });
    await page.getByLabel('State').selectOption('shelved');
    await row.waitFor();
    expect(new URL(page.url()).searchParams.get('state')).toBe('shelved');

    await fill(bin, 20);
    await eventually(async () => (await alarmOf(bin, 'raised')) === undefined, Boolean, SOON_MS);
    await page.goto(`${stack.url}/alarms?view=history`);
    await page
      .getByRole('row', { name: new RegExp(`Bin fill level · ${bin.id}`) })
      .first()
      .waitFor();
    await picture('alarms-history');
  }, 120_000);

  it('goes through the list by keyboard, and the focus stays on the alarm when the order changes', async () => {
    const [, ...others] = bins;
    for (const bin of others.slice(0, 4)) await fill(bin, 97);
    await page.goto(`${stack.url}/alarms`);
    await eventually(
      () => page.locator('li.alarm').count(),
      count => count >= 4,
      SOON_MS,
    );
    await page.goto(`${stack.url}/wall?view=alarms`);
    await page.locator('.wall-alarms > li', { hasText: 'Bin fill level ·' }).first().waitFor();
    await page.goto(`${stack.url}/alarms`);
    await page.locator('.alarm-open').first().focus();
    await page.keyboard.press('j');
    const second = await page.evaluate<string | undefined>('document.activeElement.dataset.alarm');
    expect(second).toBe(await page.locator('.alarm-open').nth(1).getAttribute('data-alarm'));
    const newest = others[4];
    if (newest) {
      await fill(newest, 97);
      await page.locator('li.alarm', { hasText: newest.id }).first().waitFor({ timeout: SOON_MS });
      expect(await page.evaluate('document.activeElement.dataset.alarm')).toBe(second);
    }
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
  }, 120_000);

  it('acts on all alarms that are selected, and says what became of each', async () => {
    await page.goto(`${stack.url}/alarms`);
    await page.locator('.alarm-open').first().focus();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('2 selected').waitFor();
    await picture('alarms-selected');
    await page.keyboard.press('a');
    await page.getByRole('status').getByText('Acknowledged: 2 alarms').waitFor();

    await page.locator('.alarm-open').first().focus();
    await page.keyboard.press('Shift+X');
    await page.getByText(/^\d+ selected$/).waitFor();
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('All wait for the same lorry');
    await dialog.locator('form').getByRole('button', { name: 'Shelve' }).click();
    await page.getByRole('status').getByText('Shelved:').waitFor();
    await picture('alarms-shelved');
    await page.getByLabel('State').selectOption('shelved');
    await eventually(
      () => page.locator('li.alarm').count(),
      count => count >= 2,
      SOON_MS,
    );
  }, 120_000);

  it('opens the form of a recipient, and a rule, with the keyboard alone', async () => {
    const press = async (key: string, until: string) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press(key);
        const words = await page.evaluate<string>(
          "(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.labels?.[0]?.innerText ?? document.activeElement?.innerText ?? '').trim()",
        );
        if (words.startsWith(until)) return;
      }
      throw new Error(`the focus never came to ${until}`);
    };
    await page.goto(`${stack.url}/notifications`);
    await page.getByRole('button', { name: 'Add a recipient' }).waitFor();
    await press('Tab', 'Add a recipient');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The focus goes back to where the dialog was opened from.
    expect(await page.evaluate('document.activeElement.innerText')).toBe('Add a recipient');

    await page.goto(`${stack.url}/alarm-rules`);
    await page.getByRole('button', { name: 'Effluent pH high, near its limit' }).waitFor();
    await press('Tab', 'Effluent pH high, near its limit');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('heading').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }, 120_000);

  it('gives a rule other words from a later moment on, with the numbers of the rule in them', async () => {
    const rule = 'bin-fill-warn';
    const from = Date.now() + 86_400_000;
    await page.goto(`${stack.url}/alarm-rules?rule=${rule}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Words and basis').click();
    await dialog.getByLabel('What the alarm says in English').fill('Empty this bin: {set} %');
    await dialog.getByText('Shown as: Empty this bin: 80 %').waitFor();
    // As the field has it, in Việt Nam time.
    const local = new Date(from + 7 * 3_600_000).toISOString().slice(0, 16);
    await dialog.getByLabel('In force from').fill(local);
    await dialog.getByLabel('Reason of the change').fill('Clearer for drivers');
    await dialog.getByLabel('In whose name').selectOption(OPERATOR);
    await dialog.getByRole('button', { name: 'Make a new version' }).click();
    await dialog.waitFor({ state: 'detached' });
    const detail = await stack.get<Schemas['AlarmRuleDetail']>(`/api/v1/alarm-rules/${rule}`);
    expect(detail.inForce?.version).toBe(0);
    const made = detail.versions.find(({ version }) => version === 1);
    expect(made).toMatchObject({
      definition: { textEn: 'Empty this bin: {set} %', set: 80 },
      effectiveFrom: Date.parse(`${local}+07:00`),
      made: { reason: 'Clearer for drivers', actor: { id: OPERATOR } },
    });
  }, 120_000);

  it('switches keys of one character off, and remembers it', async () => {
    await page.goto(stack.url);
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page
      .getByRole('group', { name: 'Keys of one character' })
      .getByRole('button', { name: 'Off' })
      .click();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('?');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/');

    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page
      .getByRole('group', { name: 'Keys of one character' })
      .getByRole('button', { name: 'On', exact: true })
      .click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.waitForURL('**/alarms');
  }, 60_000);

  describe('every page', () => {
    const paths = async (): Promise<Record<string, string>> => {
      const zone = bins[0]?.zone ?? '';
      const alarm = (await stack.get<Schemas['AlarmList']>('/api/v1/alarms?limit=1')).items[0]?.id ?? '';
      return {
        overview: '/',
        alarms: '/alarms',
        'alarm-detail': `/alarms?alarm=${alarm}`,
        'alarm-history': '/alarms?view=history',
        'alarm-health': '/alarms/health',
        'alarm-rules': '/alarm-rules',
        'alarm-rule': '/alarm-rules?rule=bin-fill-alarm',
        notifications: '/notifications',
        wall: '/wall?view=city',
        'wall-alarms': '/wall?view=alarms',
        'wall-zones': '/wall?view=zones',
        zone: `/zones/${zone}`,
        facts: `/zones/${zone}/facts`,
        reports: `/zones/${zone}/reports`,
        power: `/zones/${zone}/systems/power?compare=day`,
        water: `/zones/${zone}/systems/water`,
        wastewater: `/zones/${zone}/systems/wastewater`,
        waste: `/zones/${zone}/systems/waste`,
        air: `/zones/${zone}/systems/air`,
        control: `/zones/${zone}/systems/control`,
        network: `/zones/${zone}/systems/network`,
        device: `/zones/${zone}/devices/${bins[0]?.id ?? ''}`,
        'dead-letters': `/zones/${zone}/dead-letters`,
        'what-if': `/zones/${zone}/what-if`,
        certificates: `/zones/${zone}/certificates`,
        find: '/find',
        robustness: '/robustness',
        verify: '/verify',
        missing: '/no-such-page',
      };
    };

    // Each language, each theme and each width, not each of each: a page takes two seconds.
    it.each([
      ['vi', 'light', 1_280],
      ['en', 'dark', 1_280],
      ['vi', 'dark', 360],
    ] as const)(
      'breaks no rule of WCAG 2.2 AA, in %s and %s, %i wide, and fits',
      async (language, theme, width) => {
        await page.goto(stack.url);
        await page.evaluate(
          `localStorage.setItem('greenzone.language', '${language}'); localStorage.setItem('greenzone.theme', '${theme}')`,
        );
        await page.setViewportSize({ width, height: 900 });
        const found: string[] = [];
        for (const [name, path] of Object.entries(await paths())) {
          await page.goto(stack.url + path);
          await page.locator('main h1, [role=dialog] h2').first().waitFor();
          // Skeletons have no words to be judged.
          await eventually(
            () => page.locator('.skeleton').count(),
            count => count === 0,
            20_000,
          );
          for (const fault of await accessibilityFaults(page)) found.push(`${name}: ${fault}`);
          await picture(`${name}-${language}-${theme}-${width}`);
          // The page itself, and as narrow as WCAG 1.4.10 asks for.
          for (const narrow of [width, 320]) {
            await page.setViewportSize({ width: narrow, height: 900 });
            if (!(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')))
              found.push(`${name}: wider than ${narrow} px`);
          }
          await page.setViewportSize({ width, height: 900 });
        }
        expect(found).toEqual([]);
      },
      300_000,
    );
  });

  it('has nothing in it that fails', () => expect(faults).toEqual([]));
});
