import type { Browser, BrowserContext, Page } from 'playwright-core';

/** For whatever a test does not measure, on a busy machine too. */
const PATIENCE_MS = 90_000;

/** A browser of its own at the dashboard, which writes English until somebody chooses otherwise. */
export class Visitor {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    /** What went wrong in its pages by itself. */
    readonly faults: readonly string[],
  ) {}

  static async arrive(browser: Browser): Promise<Visitor> {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Ho_Chi_Minh' });
    await context.addInitScript(
      "localStorage.setItem('greenzone.language', localStorage.getItem('greenzone.language') ?? 'en')",
    );
    context.setDefaultTimeout(PATIENCE_MS);
    context.setDefaultNavigationTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', error => faults.push(error.message));
    return new Visitor(context, page, faults);
  }

  /** Marks the page, so that {@link hasStayed} can tell whether it was loaded again. */
  async settle(): Promise<void> {
    await this.page.evaluate(() => Object.assign(globalThis, { isStillHere: true }));
  }

  hasStayed(): Promise<boolean> {
    return this.page.evaluate(() => 'isStillHere' in globalThis);
  }
}
