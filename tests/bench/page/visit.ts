import type { Page } from 'playwright-core';

/** How a visit of the overview went: milliseconds since it was asked for, as the browser counts them. */
export interface Visit {
  /** The first text or picture. */
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** Every zone has its row, and nothing waits for its figures. */
  readonly shown: number;
  /** All is shown, and the last task above 50 ms is over: whoever clicks is answered at once. */
  readonly interactive: number;
  /** What tasks took beyond 50 ms each, since the first paint. */
  readonly blocked: number;
  /** Cumulative layout shift. */
  readonly shift: number;
  readonly requests: number;
  readonly kilobytes: number;
}

/** A page has so long to be quiet before its last long task counts as its last. */
const QUIET_MS = 3_000;
const SHOWN_LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 500;
/** From here on a task counts as long (W3C Long Tasks). */
const LONG_TASK_MS = 50;

/** What the page writes down of itself. */
interface Notes {
  readonly tasks: readonly { readonly at: number; readonly took: number }[];
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly shift: number;
  readonly shown: number;
  /** Bytes of each file. */
  readonly sent: readonly number[];
}

/** Opens the overview. @param zones how many rows it has when it is complete. */
export async function visit(page: Page, url: string, zones: number): Promise<Visit> {
  await page.addInitScript(takeNotes(zones));
  await page.goto(url, { waitUntil: 'commit' });
  const end = performance.now() + SHOWN_LIMIT_MS;
  // Seldom: each look takes a moment of the page's own time. Not waitForFunction, which the page's policy refuses.
  while (!(await page.evaluate<boolean>('notes.shown !== null'))) {
    if (performance.now() > end) throw new Error(`${url} is not complete after ${SHOWN_LIMIT_MS / 1_000} s`);
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
  await page.waitForTimeout(QUIET_MS);
  const { tasks, sent, ...seen } = await page.evaluate<Notes>('readNotes()');
  return {
    ...seen,
    interactive: Math.max(seen.shown, ...tasks.map(({ at, took }) => at + took)),
    blocked: tasks
      .filter(({ at }) => at >= seen.firstPaint)
      .reduce((sum, { took }) => sum + took - LONG_TASK_MS, 0),
    requests: sent.length,
    kilobytes: sent.reduce((sum, bytes) => sum + bytes, 0) / 1_024,
  };
}

/** Runs in the page, before its own scripts. */
const takeNotes = (zones: number): string => `
  globalThis.notes = { tasks: [], largestPaint: 0, shift: 0, shown: null };
  const observe = (type, note) =>
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('longtask', entry => notes.tasks.push({ at: entry.startTime, took: entry.duration }));
  observe('largest-contentful-paint', entry => { notes.largestPaint = entry.startTime; });
  observe('layout-shift', entry => { if (!entry.hadRecentInput) notes.shift += entry.value; });
  const look = () => {
    const rows = document.querySelectorAll('tbody tr').length;
    const waiting = document.querySelectorAll('[aria-busy="true"]').length;
    if (rows >= ${zones} && waiting === 0) notes.shown = performance.now();
    else setTimeout(look, 20);
  };
  addEventListener('DOMContentLoaded', look);
  globalThis.readNotes = () => ({
    ...notes,
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    sent: performance.getEntriesByType('resource').map(entry => entry.transferSize),
  });
`;
