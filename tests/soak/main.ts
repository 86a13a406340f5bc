import { cpus } from 'node:os';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { weatherStations } from '../support/readings.js';
import { ShippedStack } from '../support/shipped-stack.js';
import { GatewayProbe } from './gateway-memory.js';
import { PageProbe } from './page-memory.js';
import { growthPerHour } from './trend.js';

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 30;
/** A busy machine takes its time to open a page; what is measured comes after it. */
const OPEN_LIMIT_MS = 3 * MINUTE_MS;
/** Caches fill at first: what grows in this share of the run says nothing of a leak. */
const FILLING_SHARE = 1 / 3;

const USAGE = `npm run soak -- [--minutes M]

  Starts a stack of its own, leaves the overview and the page of a zone open for M minutes (default: ${DEFAULT_MINUTES})
  and prints each minute what pages and gateway hold. The last line is JSON.`;

const say = (text: string): void => console.log(text);
const column = (value: number, digits = 1): string => value.toFixed(digits).padStart(9);

function minutesOf(args: readonly string[]): number {
  if (args.length === 0) return DEFAULT_MINUTES;
  const minutes = Number(args[1]);
  if (args[0] !== '--minutes' || args.length > 2 || !Number.isInteger(minutes) || minutes < 3)
    throw new Error(`--minutes needs a whole number from 3.\n\n${USAGE}`);
  return minutes;
}

async function main(): Promise<void> {
  const minutes = minutesOf(process.argv.slice(2));
  const stack = await ShippedStack.create();
  let browser: Browser | undefined;
  let gateway: GatewayProbe | undefined;
  try {
    say(`Greenzone soak: ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`);
    say('Starting a stack of its own, with 39 zones and without history …');
    await stack.start('--no-history');
    const zone = (await weatherStations(stack))[0]?.zone ?? '';
    browser = await launchChromium();
    // Pages of one context share a process; each of its own is seen alone.
    const [overview, zonePage] = await Promise.all(
      ['/', `/zones/${zone}`].map(async path => {
        const context = await browser?.newContext({ timezoneId: 'Asia/Ho_Chi_Minh' });
        const page = await context?.newPage();
        if (!page) throw new Error('the browser is gone');
        page.setDefaultTimeout(OPEN_LIMIT_MS);
        await page.goto(stack.url + path);
        await page.locator('main h1').first().waitFor();
        return PageProbe.open(page);
      }),
    );
    if (!overview || !zonePage) throw new Error('no page was opened');
    gateway = new GatewayProbe(stack.url);
    say('Heap in MB after a collection; gateway: the least of the minute.');
    say('   minute  overview    (nodes, listeners)      zone    (nodes, listeners)   gateway       RSS');
    const samples: Record<
      'overview' | 'zone' | 'gateway' | 'gatewayRss',
      { minutes: number; value: number }[]
    > = {
      ...{ overview: [], zone: [], gateway: [], gatewayRss: [] },
    };
    const began = performance.now();
    for (let minute = 1; minute <= minutes; minute++) {
      await new Promise(resolve =>
        setTimeout(resolve, Math.max(0, began + minute * MINUTE_MS - performance.now())),
      );
      const [first, second, own] = [await overview.memory(), await zonePage.memory(), await gateway.memory()];
      say(
        [
          column(minute, 0),
          ...[first, second].flatMap(({ heapMb, nodes, listeners }) => [
            column(heapMb),
            `${column(nodes, 0)}${column(listeners, 0)}   `,
          ]),
          ...[column(own.heapMb), column(own.rssMb)],
        ].join(' '),
      );
      samples.overview.push({ minutes: minute, value: first.heapMb });
      samples.zone.push({ minutes: minute, value: second.heapMb });
      samples.gateway.push({ minutes: minute, value: own.heapMb });
      samples.gatewayRss.push({ minutes: minute, value: own.rssMb });
    }
    const filled = Math.floor(minutes * FILLING_SHARE);
    const figures = Object.fromEntries(
      Object.entries(samples).map(([name, all]) => [
        name,
        {
          firstMb: round(all[0]?.value ?? Number.NaN),
          lastMb: round(all.at(-1)?.value ?? Number.NaN),
          growthMbPerHour: round(growthPerHour(all.slice(filled))),
        },
      ]),
    );
    say(JSON.stringify({ minutes, growthFromMinute: filled + 1, ...figures }));
  } finally {
    gateway?.close();
    await browser?.close();
    await stack.remove();
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
