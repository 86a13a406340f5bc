import type { Schemas } from '#libs/client';
import { METRIC, storedValues } from '../../support/readings.js';
import type { ShippedStack } from '../../support/shipped-stack.js';
import type { DeviceName } from '../../support/stubborn-device.js';
import { type FaultDevices, PANEL_RULE } from '../devices.js';
import { STEP_MS } from '../publisher/readings.js';
import type { ReadAlarm } from './alarms.js';
import type { ReadBack, ReadMinute, ReadPoint } from './compare.js';
import type { ReadDelivery } from './delivery.js';
import type { Expectation } from './expectation.js';

const MINUTE_MS = 60_000;
/** Moments of one question; the interface gives 20,000 at most. */
const MOMENTS_PER_PAGE = 10_000;
const MINUTES_PER_PAGE = 10_000;
/** Longer than what the interface would answer from the readings themselves, since they are expected each second. */
const LEAST_MINUTES_SPAN_MS = 2 * 3_600_000;
const ITEMS_PER_PAGE = 1_000;
/** The interface counts two days at once, and no more. */
const DELIVERY_PAGE_MS = 48 * 3_600_000;

/** Reads through the interface everything that the ledger speaks of. */
export async function readBack(
  stack: ShippedStack,
  { moments }: Expectation,
  { stations, panel }: FaultDevices,
): Promise<ReadBack> {
  const points = new Map<string, ReadPoint[]>();
  const minutes = new Map<string, ReadMinute[]>();
  const deadLetters: Array<{ key: string; reason: string }> = [];
  for (const name of [...stations, panel]) {
    const { id } = name;
    const times = [...(moments.get(id)?.keys() ?? [])];
    if (times.length === 0) continue;
    const first = times.reduce((a, b) => Math.min(a, b));
    const last = times.reduce((a, b) => Math.max(a, b));
    points.set(id, await readPoints(stack, name, first, last + 1));
    // The panel lives now, and the interface makes windows of the last minutes from the readings themselves.
    if (name !== panel) minutes.set(id, await readMinutes(stack, id, first, last + 1));
    deadLetters.push(...(await readLetters(stack, id)));
  }
  return { points, minutes, deadLetters };
}

/** Alarms of the panel. */
export async function readAlarms(stack: ShippedStack, { zone, id }: DeviceName): Promise<ReadAlarm[]> {
  const items = await readPages<Schemas['AlarmList']['items'][number]>(stack, 'alarms', { zone });
  return items.filter(({ device, rule }) => device === id && rule === PANEL_RULE);
}

/** What the interface counts as arrived, in the minutes given and all around them. */
export async function readDelivery(
  stack: ShippedStack,
  device: string,
  expectedMinutes: readonly number[],
): Promise<ReadDelivery> {
  const path = `/api/v1/devices/${device}/delivery`;
  const minutes: Schemas['DeviceDelivery']['minutes'] = [];
  const first = expectedMinutes.reduce((a, b) => Math.min(a, b));
  const last = expectedMinutes.reduce((a, b) => Math.max(a, b));
  for (let start = first - DELIVERY_PAGE_MS; start <= last + MINUTE_MS; start += DELIVERY_PAGE_MS) {
    const query = new URLSearchParams({
      from: new Date(start).toISOString(),
      to: new Date(start + DELIVERY_PAGE_MS).toISOString(),
    });
    minutes.push(...(await stack.get<Schemas['DeviceDelivery']>(`${path}?${query.toString()}`)).minutes);
  }
  // Runs have the time of the device's start, which is that of this run: the last hour has it.
  const {
    runs: [run],
  } = await stack.get<Schemas['DeviceDelivery']>(path);
  return { minutes, contiguousSeq: run?.contiguousSeq ?? 0, lastSeq: run?.lastSeq ?? 0 };
}

async function readPoints(stack: ShippedStack, { id, measure }: DeviceName, from: number, to: number) {
  const points: ReadPoint[] = [];
  const page = MOMENTS_PER_PAGE * STEP_MS;
  // A page on either side: what nobody sent may be anywhere near.
  for (let start = from - page; start < to + page; start += page)
    points.push(...(await storedValues(stack, id, start, start + page, measure?.metric)));
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
  type DeadLetter = Schemas['DeadLetterList']['items'][number];
  const items = await readPages<DeadLetter>(stack, 'dead-letters', { device });
  return items.map(({ key, reason }) => ({ key, reason }));
}

async function readPages<Item>(
  stack: ShippedStack,
  path: string,
  filter: Readonly<Record<string, string>>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({
      ...{ ...filter, limit: String(ITEMS_PER_PAGE) },
      ...(cursor === '' ? {} : { cursor }),
    });
    const page: { items: Item[]; nextCursor: string | null } = await stack.get(
      `/api/v1/${path}?${query.toString()}`,
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
