import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Schemas } from '#libs/client';
import { ShippedStack } from '../support/shipped-stack.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/local/bin/chromium', '/usr/bin/google-chrome'];
const FACT = 'water.reuse_pct';
const INDICATOR = 'CW4';
const LAN = 'operator-lan';
const MINH = 'operator-minh';

/** A fact's way from a form to the score, through two people. */
describe('facts of a zone', () => {
  let stack: ShippedStack;
  let browser: Browser;
  let page: Page;
  let zone: string;
  const faults: string[] = [];

  beforeAll(async () => {
    stack = await ShippedStack.create();
    await stack.start('--zones', '2', '--no-history');
    browser = await chromium.launch({
      executablePath: CHROMIUM.find(path => existsSync(path)),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    });
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    page = await context.newPage();
    page.on('pageerror', error => faults.push(error.message));
    const { items } = await read<{ items: Schemas['ZoneItem'][] }>('zones');
    zone = items.find(item => item.status === 'operating')?.code ?? '';
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.remove();
  }, 60_000);

  const read = async <Answer>(path: string): Promise<Answer> =>
    (await (await fetch(`${stack.url}/api/v1/${path}`)).json()) as Answer;
  const command = (path: string, actor: string, body: object = {}) =>
    fetch(`${stack.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-gz-actor': actor },
      body: JSON.stringify(body),
    });
  /** Scores the zone now; the value and evidence of the indicator that reads the fact. */
  const scored = async () => {
    const response = await command(`zones/${zone}/scores`, LAN);
    const { score } = (await response.json()) as Schemas['ScoreRun'];
    const found = score.indicators.find(({ id }) => id === INDICATOR);
    return { value: found?.value, evidence: found?.evidence, score: found?.score };
  };

  it('is proposed in a form, waits without effect, counts when another person has confirmed it', async () => {
    const before = await scored();
    await page.goto(`${stack.url}/zones/${zone}/facts`);
    const fact = page.locator(`[data-fact="${FACT}"]`);
    await fact.getByRole('button', { name: /^Đề nghị thay đổi/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Người thực hiện').selectOption(LAN);
    await dialog.getByLabel('Giá trị').fill('49');
    await dialog.getByLabel('Nguồn').fill('sổ theo dõi nước tái sử dụng');
    await dialog.getByLabel('Lý do đề nghị').fill('đưa trạm lọc mới vào chạy');
    await dialog.getByRole('button', { name: 'Gửi đề nghị' }).click();
    await dialog.waitFor({ state: 'detached' });

    const waiting = page.getByRole('region', { name: 'Chờ xác nhận' });
    await waiting.getByText('49 %').waitFor();
    expect(await scored()).toEqual(before);

    await waiting.getByLabel('Lý do quyết định').fill('đã đối chiếu sổ');
    expect(await waiting.getByRole('button', { name: 'Xác nhận' }).count()).toBe(0);
    await waiting.getByLabel('Người thực hiện').selectOption(MINH);
    await waiting.getByRole('button', { name: 'Xác nhận' }).click();
    await fact.getByText('49 %').waitFor();

    // Stated by the operator: however good the value, at most 50 points.
    expect(await scored()).toEqual({ value: 49, evidence: 'L2', score: 50 });
    await fact.getByRole('button', { name: /^Lịch sử/ }).click();
    await page
      .getByRole('dialog')
      .getByText('Nguyễn Thị Lan đề nghị, Trần Văn Minh xác nhận')
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  it('fits a narrow screen', async () => {
    const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('keeps the document of a legal event and caps the score when it is confirmed', async () => {
    const response = await fetch(`${stack.url}/api/v1/zones/${zone}/documents?name=qd-12.pdf`, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf', 'x-gz-actor': LAN },
      body: '%PDF-1.7 decision',
    });
    const { id: documentId } = (await response.json()) as Schemas['Document'];
    const change = { action: 'record', kind: 'sanction', occurredOn: '2026-01-10', documentId };
    const proposed = await command('event-proposals', LAN, { zone, revision: 0, reason: 'QĐ 12', change });
    const { id } = (await proposed.json()) as Schemas['EventProposal'];
    const own = await command(`event-proposals/${id}/confirm`, LAN, { reason: 'mine' });
    expect(own.status).toBe(409);
    expect((await command(`event-proposals/${id}/confirm`, MINH, { reason: 'seen' })).status).toBe(200);
    const run = await command(`zones/${zone}/scores`, LAN);
    const { score } = (await run.json()) as Schemas['ScoreRun'];
    expect(score.gates).toMatchObject([{ gate: 'G3', document: documentId, overallCap: 49 }]);
  }, 60_000);
});
