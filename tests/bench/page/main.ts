import { cpus } from 'node:os';
import { launchChromium } from '../../support/chromium.js';
import { ShippedStack } from '../../support/shipped-stack.js';
import { untilSettled } from '../settled.js';
import { type Visit, visit } from './visit.js';

const VISITORS = 9;
const VIEWPORT = { width: 1_366, height: 768 };
const GOAL_INTERACTIVE_MS = 2_000;

const USAGE = `npm run bench:page -- [--url http://…]

  Opens the overview in Chromium as a visitor whom nobody knows, and again, and prints how long that takes. With --url
  the dashboard there, otherwise that of a stack of its own. The last line is JSON.`;

const say = (text: string): void => console.log(text);

/** A visitor whom nobody knows, and the same one again. */
async function visitTwice(url: string, zones: number): Promise<[Visit, Visit]> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: VIEWPORT, timezoneId: 'Asia/Ho_Chi_Minh' });
    const open = async (): Promise<Visit> => {
      const page = await context.newPage();
      const seen = await visit(page, url, zones);
      await page.close();
      return seen;
    };
    return [await open(), await open()];
  } finally {
    await browser.close();
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(2);

function line(name: string, visits: readonly Visit[]): string {
  const span = (figure: (visit: Visit) => number): string => {
    const values = visits.map(figure);
    return `${seconds(Math.min(...values))} ${seconds(median(values))} ${seconds(Math.max(...values))}`.padEnd(
      16,
    );
  };
  const last = visits.at(-1);
  return [
    name.padEnd(8),
    ...[span(v => v.firstPaint), span(v => v.largestPaint), span(v => v.shown), span(v => v.interactive)],
    ...[span(v => v.blocked), `${Math.round(last?.kilobytes ?? 0)} KB, ${last?.requests} requests`],
  ].join(' ');
}

const figuresOf = (visits: readonly Visit[]) => ({
  interactiveMsMedian: Math.round(median(visits.map(({ interactive }) => interactive))),
  interactiveMsMost: Math.round(Math.max(...visits.map(({ interactive }) => interactive))),
  shiftMost: Math.max(...visits.map(({ shift }) => shift)),
});

/** Measures a dashboard that runs, with all its zones. */
async function measure(url: string): Promise<void> {
  const { items } = (await (await fetch(`${url}/api/v1/zones`)).json()) as { items: readonly unknown[] };
  say(`The overview in Chromium, ${VISITORS} times; the fleet goes on sending, all on this machine.`);
  const first: Visit[] = [];
  const again: Visit[] = [];
  for (let i = 0; i < VISITORS; i++) {
    const [one, other] = await visitTwice(url, items.length);
    first.push(one);
    again.push(other);
  }
  say('Seconds: least, median, most');
  say('visit    first paint      largest paint    all shown        interactive      blocked          sent');
  say(line('first', first));
  say(line('again', again));
  const figures = { first: figuresOf(first), again: figuresOf(again) };
  const goal = figures.first.interactiveMsMost <= GOAL_INTERACTIVE_MS;
  say(JSON.stringify({ visitors: VISITORS, zones: items.length, ...figures, goal }));
}

async function main(): Promise<void> {
  const [option, url] = process.argv.slice(2);
  if (option !== undefined && (option !== '--url' || url === undefined)) throw new Error(USAGE);
  say(
    `Greenzone page benchmark: ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
  );
  if (url !== undefined) return measure(url.replace(/\/$/, ''));
  const stack = await ShippedStack.create();
  try {
    say('Starting a stack of its own, with 39 zones and 30 days of history …');
    await stack.start('--step', '1h');
    say('Some ten minutes: they are stored, summed up and judged again before anybody comes.');
    await untilSettled(stack);
    await measure(stack.url);
  } finally {
    await stack.remove();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
