import { cpus } from 'node:os';
import type autocannon from 'autocannon';
import { Random } from '../../faults/random.js';
import { ShippedStack } from '../../support/shipped-stack.js';
import { ownRankings, rankings, scores, searches, series } from './loads.js';
import { untilSettled } from '../settled.js';
import { type Figures, measure } from './measure.js';

const SECONDS = 8;
const WARM_UP_SECONDS = 2;

/** Goals on two cores. */
const GOALS = { rankingPerSecond: 5_000, rankingP99: 50, searchP99: 50, seriesP95: 150 };

interface Zones {
  readonly items: ReadonlyArray<{ readonly code: string; readonly status: string }>;
}

const say = (text: string): void => console.log(text);

/** Scores every zone on the history, which the schedule would do within two minutes. */
async function scoreAll(stack: ShippedStack, zones: Zones['items']): Promise<void> {
  for (const { code } of zones) {
    const response = await fetch(`${stack.url}/api/v1/zones/${code}/scores`, {
      ...{ method: 'POST', headers: { 'x-gz-actor': 'operator-lan' } },
    });
    if (!response.ok) say(`    ${code} cannot be scored: ${await response.text()}`);
  }
}

async function main(): Promise<void> {
  const stack = await ShippedStack.create();
  try {
    const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
    say(`Greenzone interface benchmark: ${machine}`);
    say('Starting a stack of its own, with 39 zones and 30 days of history …');
    await stack.start('--step', '1h');
    say('Some ten minutes: they are stored, summed up and judged again before anything is asked.');
    await untilSettled(stack);
    const { items } = await stack.get<Zones>('/api/v1/zones');
    await scoreAll(stack, items);
    const operating = items.filter(({ status }) => status === 'operating').map(({ code }) => code);
    const random = new Random(40);
    const ask = async (name: string, requests: autocannon.Request[], connections: number) => {
      const load = { url: stack.url, requests, connections };
      await measure({ ...load, seconds: WARM_UP_SECONDS });
      const figures = await measure({ ...load, seconds: SECONDS });
      say(line(name, connections, figures));
      return figures;
    };
    say('The fleet goes on sending; the load comes from the same machine.');
    const ranking = await ask('ranking, presets', rankings(), 32);
    const own = await ask('ranking, weights never asked before', ownRankings(random), 16);
    const search = await ask('search, needs never asked before', searches(random), 16);
    const score = await ask('one score with its indicators', scores(operating), 8);
    const month = await ask('series of 30 days', series(operating, Date.now(), random), 2);
    say(
      JSON.stringify({
        ...json('ranking', ranking),
        ...json('ownRanking', own),
        ...json('search', search),
        ...json('score', score),
        ...json('series30d', month),
        failed: [ranking, own, search, score, month].reduce((sum, { failed }) => sum + failed, 0),
        goals: {
          ranking: ranking.requestsPerSecond >= GOALS.rankingPerSecond && ranking.p99 <= GOALS.rankingP99,
          search: search.p99 <= GOALS.searchP99,
          series30d: month.p95 <= GOALS.seriesP95,
        },
      }),
    );
  } finally {
    await stack.remove();
  }
}

const line = (name: string, connections: number, { requestsPerSecond, p50, p95, p99, failed }: Figures) =>
  `${name.padEnd(38)} ${String(connections).padStart(2)} connections ${Math.round(requestsPerSecond).toLocaleString('en-US').padStart(7)}/s` +
  `  p50 ${p50} ms  p95 ${p95} ms  p99 ${p99} ms${failed > 0 ? `  FAILED ${failed}` : ''}`;

const json = (name: string, { requestsPerSecond, p95, p99 }: Figures) => ({
  [`${name}PerSecond`]: Math.round(requestsPerSecond),
  [`${name}MsP95`]: p95,
  [`${name}MsP99`]: p99,
});

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
