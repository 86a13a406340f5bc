import { type Clock, groupBy } from '#libs/runtime';
import {
  type Column,
  dayFields,
  HourState,
  minuteSlots,
  type RawRow,
  TIER_MS,
  windowStart,
} from '#libs/telemetry';
import type { DirtyMark } from '../dirty/dirty-mark.js';
import { changedCounters } from './changed-counters.js';
import { type HourNeed, type HourRead, needOf, planHourReads } from './plan-hour-reads.js';
import type { StoredDay, WindowCache } from './window-cache.js';
import type { RawReadings, RawSeries, WindowRow, WindowStore } from './windows.ports.js';

/** What the hours of one measurement came to. */
export interface ComputedHours {
  readonly rows: WindowRow[];
  /** Hours whose counters start from another reading now. */
  readonly following: DirtyMark[];
}

/** One marked hour with what was read for it. */
interface MarkedHour {
  readonly mark: DirtyMark;
  readonly state: HourState;
}

const NO_ROWS: RawSeries = { rows: [], rejected: [] };

/** Computes marked hours of one measurement, with their minutes and days. */
export class HoursService {
  constructor(
    private readonly raw: RawReadings,
    private readonly store: WindowStore,
    private readonly cache: WindowCache,
    private readonly clock: Clock,
  ) {}

  async compute(
    measurement: string,
    columns: readonly Column[],
    marks: readonly DirtyMark[],
  ): Promise<ComputedHours> {
    const needs = marks.map(mark =>
      needOf(mark, this.cache.findHour(measurement, mark.device, mark.start) !== undefined),
    );
    const hours: MarkedHour[] = [];
    for (const read of planHourReads(needs)) hours.push(...(await this.read(measurement, columns, read)));
    await this.findPrevious(measurement, columns, hours);
    const days = await this.findDays(measurement, columns, marks);

    const rows: WindowRow[] = [];
    const changed: DirtyMark[] = [];
    const touchedDays = new Map<string, DirtyMark>();
    for (const { mark, state } of hours) {
      const fields = state.hourFields();
      if (fields === undefined) continue;
      const { minutes, zone, device, start } = mark;
      const row = { measurement, zone, device, columns };
      for (const minute of state.minuteWindows(index => minutes === 'all' || minutes.has(index))) {
        rows.push({ ...row, ...minute, tier: 'minute' });
      }
      rows.push({ ...row, tier: 'hour', start, fields });
      const dayStart = windowStart('day', start);
      const day = days.get(dayKey(device, dayStart)) as StoredDay;
      const index = (start - dayStart) / TIER_MS.hour;
      if (changedCounters(columns, day[index], fields)) changed.push(mark);
      day[index] = fields;
      touchedDays.set(dayKey(device, dayStart), mark);
      this.cache.keepHour(measurement, device, state);
    }
    for (const [key, { zone, device, start: hour }] of touchedDays) {
      const start = windowStart('day', hour);
      const day = days.get(key) as StoredDay;
      this.cache.keepDay(measurement, device, start, day);
      rows.push({ measurement, zone, device, columns, tier: 'day', start, fields: dayFields(columns, day) });
    }
    return { rows, following: await this.findFollowing(measurement, columns, changed) };
  }

  private async read(measurement: string, columns: readonly Column[], read: HourRead): Promise<MarkedHour[]> {
    const devices = [...new Set(read.needs.map(need => need.mark.device))];
    const series = new Map<string, { rows: RawRow[]; rejected: RawRow[] }>();
    const { from, to } = read;
    for await (const page of this.raw.pages({ measurement, columns, devices, from, to })) {
      for (const [device, { rows, rejected }] of page.series) {
        const its = series.get(device) ?? { rows: [], rejected: [] };
        its.rows.push(...rows);
        its.rejected.push(...rejected);
        series.set(device, its);
      }
    }
    return read.needs.map(need => ({
      mark: need.mark,
      state: this.stateOf(measurement, columns, need, series.get(need.mark.device) ?? NO_ROWS),
    }));
  }

  private stateOf(
    measurement: string,
    columns: readonly Column[],
    { mark, from, to }: HourNeed,
    { rows, rejected }: RawSeries,
  ): HourState {
    const isWhole = to - from === TIER_MS.hour;
    const known = isWhole ? undefined : this.cache.findHour(measurement, mark.device, mark.start);
    const state = known ?? new HourState(mark.start, columns);
    const within = (row: RawRow): boolean => row.time >= from && row.time < to;
    state.replace(from, to, minuteSlots(columns, rows.filter(within), rejected.filter(within)));
    return state;
  }

  /** Where each hour's counters start from: the hour before if it is known, else the raw readings. */
  private async findPrevious(
    measurement: string,
    columns: readonly Column[],
    hours: readonly MarkedHour[],
  ): Promise<void> {
    const sought = new Map<number, MarkedHour[]>();
    for (const hour of hours) {
      const { mark, state } = hour;
      if (state.previous !== undefined || !state.hasCounters) continue;
      const before = this.cache.findHour(measurement, mark.device, mark.start - TIER_MS.hour);
      if (before?.previous !== undefined && mark.minutes !== 'all') {
        state.previous = before.lastReadings();
      } else {
        sought.set(mark.start, [...(sought.get(mark.start) ?? []), hour]);
      }
    }
    for (const [at, some] of sought) {
      const devices = some.map(({ mark }) => mark.device);
      const found = await this.raw.countersBefore({ measurement, columns, devices, at });
      for (const { mark, state } of some) state.previous = found.get(mark.device) ?? [];
    }
  }

  private async findDays(
    measurement: string,
    columns: readonly Column[],
    marks: readonly DirtyMark[],
  ): Promise<Map<string, StoredDay>> {
    const days = new Map<string, StoredDay>();
    const missing = new Map<number, Set<string>>();
    for (const { device, start } of marks) {
      const day = windowStart('day', start);
      const known = this.cache.findDay(measurement, device, day);
      if (known) days.set(dayKey(device, day), known);
      else missing.set(day, (missing.get(day) ?? new Set()).add(device));
    }
    for (const [day, devices] of missing) {
      const stored = await this.store.readHours(measurement, columns, [...devices], day);
      for (const [device, hours] of stored) days.set(dayKey(device, day), [...hours]);
    }
    return days;
  }

  private async findFollowing(
    measurement: string,
    columns: readonly Column[],
    changed: readonly DirtyMark[],
  ): Promise<DirtyMark[]> {
    const endOf = (mark: DirtyMark) => mark.start + TIER_MS.hour;
    // Nothing can follow an hour that is not over.
    const over = changed.filter(mark => endOf(mark) <= this.clock.now());
    const following: DirtyMark[] = [];
    for (const [at, marks] of groupBy(over, endOf)) {
      const devices = marks.map(mark => mark.device);
      const found = await this.raw.countersAfter({ measurement, columns, devices, at });
      following.push(...marks.flatMap(mark => hoursAt(mark, found.get(mark.device) ?? [])));
    }
    return following;
  }
}

/** Marks of the hours that hold some moments of a device. */
export function hoursAt(mark: DirtyMark, times: readonly number[]): DirtyMark[] {
  const starts = new Set(times.map(time => windowStart('hour', time)));
  return [...starts].map(start => ({ ...mark, span: 'hour', start, minutes: 'all' }));
}

function dayKey(device: string, day: number): string {
  return `${day}|${device}`;
}
