import type { TimelyHours } from './delivery.ports.js';

const HOUR_MS = 3_600_000;

/** A row of the ledger; PostgreSQL's bigint comes as text. */
export interface TimelyRow {
  readonly device: string;
  readonly firstLiveAt: string | null;
  /** `null` of a device without any hour. */
  readonly hour: string | null;
  /** A bit for each five-minute slot. */
  readonly slots: number | null;
}

/** Slots in time of each full hour of `[from, to)`, Unix ms, as digits, by device; rows are in the order of devices. */
export function timelySlots(rows: readonly TimelyRow[], from: number, to: number): TimelyHours[] {
  const none = Array<string>(Math.max(0, Math.ceil((to - from) / HOUR_MS))).fill('0');
  const devices = new Map<string, { firstLiveAt: number | null; digits: string[] }>();
  for (const { device, firstLiveAt, hour, slots } of rows) {
    const known = devices.get(device) ?? {
      firstLiveAt: firstLiveAt === null ? null : Number(firstLiveAt),
      digits: [...none],
    };
    devices.set(device, known);
    if (hour !== null) known.digits[(Number(hour) - from) / HOUR_MS] = bitsOf(slots ?? 0).toString(16);
  }
  return [...devices].map(([device, { firstLiveAt, digits }]) => ({
    device,
    firstLiveAt,
    slots: digits.join(''),
  }));
}

function bitsOf(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
