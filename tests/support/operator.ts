import type { Locator, Page } from 'playwright-core';
import type { Schemas } from '#libs/client';
import type { ShippedStack } from './shipped-stack.js';

/** In whose name alarms are attended to. */
export const OPERATOR = 'operator-lan';

/** Opens the alarms that stand, in an operator's name. */
export async function openAlarms(stack: ShippedStack, page: Page): Promise<void> {
  await page.goto(`${stack.url}/alarms`);
  await page.getByLabel('In whose name').selectOption(OPERATOR);
}

/** Acknowledges an alarm of the open ones, shelves it and takes it from the shelf: it is among the open ones again. */
export async function attendTo(page: Page, row: Locator, reason: string): Promise<void> {
  await row.getByRole('button', { name: /^Acknowledge/ }).click();
  await row.getByText('acknowledged by').waitFor();
  await row.getByRole('button', { name: /^Shelve/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('For how long').selectOption('30');
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.locator('form').getByRole('button', { name: 'Shelve' }).click();
  await dialog.locator('.fact-history').getByText('shelved until').waitFor();
  await page.keyboard.press('Escape');
  await row.waitFor({ state: 'detached' });
  await page.getByLabel('State').selectOption('shelved');
  await row.getByRole('button', { name: /^Unshelve/ }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByLabel('State').selectOption('open');
  await row.waitFor();
}

/**
 * Looks an alarm up that was attended to and is over, through the interface and in the history on the screen.
 *
 * @returns the alarm as the interface has it
 */
export async function expectAttended(
  stack: ShippedStack,
  page: Page,
  id: string,
  reason: string,
): Promise<Schemas['Alarm']> {
  const { alarm, history } = await stack.get<Schemas['AlarmDetail']>(`/api/v1/alarms/${id}`);
  expect(alarm).toMatchObject({ state: 'cleared', acknowledged: { by: { id: OPERATOR } } });
  expect(history.map(({ kind }) => kind)).toEqual(['acknowledge', 'shelve', 'unshelve']);
  await page.goto(`${stack.url}/alarms?view=history&alarm=${id}`);
  const dialog = page.getByRole('dialog');
  const done = dialog.locator('.fact-history li');
  await done.first().waitFor();
  const told = await done.allTextContents();
  expect(told).toHaveLength(3);
  for (const [index, what] of ['unshelved', 'shelved until', 'acknowledged'].entries())
    expect(told[index]).toContain(what);
  expect(told[1]).toContain(reason);
  expect(await dialog.getByText('still on').count()).toBe(0);
  return alarm;
}
