import type { Schemas } from '#libs/client';
import { METRIC, storedValues } from '../../support/readings.js';
import type { ShippedStack } from '../../support/shipped-stack.js';
import { STEP_MS } from '../publisher/readings.js';
import type { ReadBack, ReadMinute, ReadPoint } from './compare.js';
import type { Expectation } from './expectation.js';

const MINUTE_MS = 60_000;
/** Moments of one question; the interface gives 20,000 at most. */
const MOMENTS_PER_PAGE = 10_000;
const MINUTES_PER_PAGE = 10_000;
/** Longer than what the interface would answer from the readings themselves, since they are expected each second. */
const LEAST_MINUTES_SPAN_MS = 2 * 3_600_000;
const LETTERS_PER_PAGE = 1_000;

type DeadLetterPage = Schemas['DeadLetterList'];

/** Reads through the interface everything that the ledger speaks of. */
export async function readBack(stack: ShippedStack, { moments }: Expectation): Promise<ReadBack> {
  const points = new Map<string, ReadPoint[]>();
  const minutes = new Map<string, ReadMinute[]>();
  const deadLetters: Array<{ key: string; reason: string }> = [];
  for (const [device, own] of moments) {
    const times = [...own.keys()];
    const first = times.reduce((a, b) => Math.min(a, b));
    const last = times.reduce((a, b) => Math.max(a, b));
    points.set(device, await readPoints(stack, device, first, last + 1));
    minutes.set(device, await readMinutes(stack, device, first, last + 1));
    deadLetters.push(...(await readLetters(stack, device)));
  }
  return { points, minutes, deadLetters };
}

async function readPoints(stack: ShippedStack, device: string, from: number, to: number) {
  const points: ReadPoint[] = [];
  const page = MOMENTS_PER_PAGE * STEP_MS;
  // A page on either side: what nobody sent may be anywhere near.
  for (let start = from - page; start < to + page; start += page)
    points.push(...(await storedValues(stack, device, start, start + page)));
  return points;
}

async function readMinutes(stack: ShippedStack, device: string, from: number, to: number) {
  const minutes: ReadMinute[] = [];
  const page = MINUTES_PER_PAGE * MINUTE_MS;
  const begin = Math.floor(from / MINUTE_MS) * MINUTE_MS - LEAST_MINUTES_SPAN_MS;
  for (let start = begin; start < to; start += page) {
    const end = Math.min(start + page, Math.ceil(to / MINUTE_MS) * MINUTE_MS);
    const query = new URLSearchParams({
      ...{ device, metric: METRIC, step: '1m' },
      from: new Date(Math.min(start, end - LEAST_MINUTES_SPAN_MS)).toISOString(),
      to: new Date(end).toISOString(),
    });
    const { points } = await stack.get<Schemas['Series']>(`/api/v1/series?${query.toString()}`);
    minutes.push(...points.filter(({ t }) => t >= start).map(({ t, n, source }) => ({ t, n, source })));
  }
  return minutes;
}

async function readLetters(stack: ShippedStack, device: string) {
  const letters: Array<{ key: string; reason: string }> = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({
      ...{ device, limit: String(LETTERS_PER_PAGE) },
      ...(cursor === '' ? {} : { cursor }),
    });
    const page: DeadLetterPage = await stack.get(`/api/v1/dead-letters?${query.toString()}`);
    letters.push(...page.items.map(({ key, reason }) => ({ key, reason })));
    cursor = page.nextCursor;
  }
  return letters;
}
