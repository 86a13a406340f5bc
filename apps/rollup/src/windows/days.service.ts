import type { Clock } from '#libs/runtime';
import {
  type Column,
  dayFields,
  HourState,
  minuteSlots,
  type PreviousReadings,
  type RawRow,
  TIER_MS,
  windowStart,
} from '#libs/telemetry';
import type { DirtyMark } from '../dirty/dirty-mark.js';
import { hoursAt } from './hours.service.js';
import type { StoredDay, WindowCache } from './window-cache.js';
import type { RawReadings, WindowRow } from './windows.ports.js';

const HOURS_A_DAY = 24;

/** What is known of one device's day while its pages are read. */
interface OpenDay {
  readonly mark: DirtyMark;
  readonly hours: StoredDay;
  previous: PreviousReadings;
  rows: RawRow[];
  rejected: RawRow[];
}

/** Computes a whole day of one measurement for some devices in one pass over its raw readings. */
export class DaysService {
  constructor(
    private readonly raw: RawReadings,
    private readonly cache: WindowCache,
    private readonly clock: Clock,
  ) {}

  /** Hours after the day whose counters may start from another reading now. */
  async following(
    measurement: string,
    columns: readonly Column[],
    marks: readonly DirtyMark[],
  ): Promise<DirtyMark[]> {
    const at = (marks[0] as DirtyMark).start + TIER_MS.day;
    if (at > this.clock.now() || !hasCounters(columns)) return [];
    const devices = marks.map(mark => mark.device);
    const found = await this.raw.countersAfter({ measurement, columns, devices, at });
    return marks.flatMap(mark => hoursAt(mark, found.get(mark.device) ?? []));
  }

  /**
   * All windows of the day, piece by piece, so that a day of readings every second needs no more memory
   * than one of readings every hour.
   *
   * @param marks of one day.
   */
  async *compute(
    measurement: string,
    columns: readonly Column[],
    marks: readonly DirtyMark[],
  ): AsyncIterable<WindowRow[]> {
    const start = (marks[0] as DirtyMark).start;
    const devices = marks.map(mark => mark.device);
    for (const device of devices) this.cache.forgetDay(measurement, device, start);
    const before = hasCounters(columns)
      ? await this.raw.countersBefore({ measurement, columns, devices, at: start })
      : new Map<string, PreviousReadings>();
    const days = new Map(
      marks.map((mark): [string, OpenDay] => [
        mark.device,
        {
          mark,
          hours: new Array<undefined>(HOURS_A_DAY).fill(undefined),
          previous: before.get(mark.device) ?? [],
          rows: [],
          rejected: [],
        },
      ]),
    );
    const query = { measurement, columns, devices, from: start, to: start + TIER_MS.day };
    for await (const page of this.raw.pages(query)) {
      const windows: WindowRow[] = [];
      const complete = windowStart('hour', page.to);
      for (const [device, day] of days) {
        const fresh = page.series.get(device);
        if (fresh) {
          day.rows.push(...fresh.rows);
          day.rejected.push(...fresh.rejected);
        }
        windows.push(...closeHours(measurement, columns, day, complete));
      }
      yield windows;
    }
    yield [...days].flatMap(([device, { mark, hours }]): WindowRow[] =>
      hours.every(hour => hour === undefined)
        ? []
        : [
            {
              tier: 'day',
              measurement,
              zone: mark.zone,
              device,
              start,
              columns,
              fields: dayFields(columns, hours),
            },
          ],
    );
  }
}

/** Minutes and hours that end at or before a moment; their rows are let go. */
function closeHours(measurement: string, columns: readonly Column[], day: OpenDay, end: number): WindowRow[] {
  const { mark, hours } = day;
  const windows: WindowRow[] = [];
  const row = { measurement, zone: mark.zone, device: mark.device, columns };
  let used = 0;
  let usedRejected = 0;
  for (let start = mark.start; start < end; start += TIER_MS.hour) {
    const index = (start - mark.start) / TIER_MS.hour;
    const rows = rowsBefore(day.rows, used, start + TIER_MS.hour);
    const rejected = rowsBefore(day.rejected, usedRejected, start + TIER_MS.hour);
    used += rows.length;
    usedRejected += rejected.length;
    if (rows.length === 0 && rejected.length === 0) continue;
    const state = new HourState(start, columns);
    state.previous = day.previous;
    state.replace(start, start + TIER_MS.hour, minuteSlots(columns, rows, rejected));
    for (const minute of state.minuteWindows(() => true)) windows.push({ ...row, ...minute, tier: 'minute' });
    const fields = state.hourFields();
    if (fields) {
      hours[index] = fields;
      windows.push({ ...row, tier: 'hour', start, fields });
    }
    day.previous = state.lastReadings();
  }
  day.rows = day.rows.slice(used);
  day.rejected = day.rejected.slice(usedRejected);
  return windows;
}

function rowsBefore(rows: readonly RawRow[], from: number, end: number): RawRow[] {
  let to = from;
  while (to < rows.length && (rows[to] as RawRow).time < end) to++;
  return rows.slice(from, to);
}

function hasCounters(columns: readonly Column[]): boolean {
  return columns.some(({ kind }) => kind === 'increase');
}
