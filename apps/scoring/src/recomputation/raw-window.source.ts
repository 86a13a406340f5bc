import type { Metric } from '#libs/contracts';
import type { WindowSeries } from '#libs/readiness';
import { groupBy } from '#libs/runtime';
import {
  type Column,
  columnsOf,
  dayFields,
  HourState,
  minuteSlots,
  type PreviousReadings,
  TIER_MS,
  type WindowFields,
  windowStart,
  writeWindow,
} from '#libs/telemetry';
import type { TimeSeriesReader, TimeSeriesRow } from '#libs/timeseries';
import type { WindowSource } from '../inputs/cached-window.reader.js';
import type { MetricRead } from '../inputs/inputs.ports.js';
import { planQueries, type WindowQuery } from '../inputs/plan-queries.js';
import { seriesFromRows, type WindowRow } from '../inputs/series-from-rows.js';

const HOURS_A_DAY = 24;
/** A reading every second, and some more. */
const ROWS_A_DAY = 100_000;

/** A window rebuilt from readings. */
interface RebuiltWindow {
  tier: 'hour' | 'day';
  device: string;
  start: number;
  fields: WindowFields;
}

/**
 * Windows computed from raw readings, by the same arithmetic as rollup's and in the form in which they
 * are stored. Spans of hours begin and spans of days end at a local midnight; the day before the first is
 * read too, for counters grow from the last reading before a window.
 */
export class RawWindowSource implements WindowSource {
  constructor(
    private readonly reader: Pick<TimeSeriesReader, 'raw'>,
    private readonly metrics: readonly Metric[],
  ) {}

  async read(zone: string, reads: readonly MetricRead[]): Promise<WindowSeries[]> {
    const readsOf = (query: WindowQuery): readonly MetricRead[] => query.reads.get(zone) ?? [];
    const queries = planQueries([{ zone, reads }]);
    const rows = new Map(queries.map((query): [WindowQuery, WindowRow[]] => [query, []]));
    for (const measurement of new Set(queries.map(query => query.measurement))) {
      const own = queries.filter(query => query.measurement === measurement);
      const wanted = new Set(own.flatMap(query => readsOf(query).map(read => read.metric)));
      const columns = columnsOf(this.metrics.filter(metric => wanted.has(metric.id)));
      const from = Math.min(...own.map(query => query.from));
      const to = Math.max(...own.map(query => query.to));
      for await (const window of this.rebuild(zone, measurement, columns, from, to)) {
        for (const query of own) {
          const { tier, start } = window;
          if (query.tier !== tier || start < query.from || start >= query.to) continue;
          rows.get(query)?.push(toStoredRow(window, columns, query.fields));
        }
      }
    }
    return queries.flatMap(query =>
      seriesFromRows({ tier: query.tier, reads: readsOf(query) }, rows.get(query) ?? []),
    );
  }

  private async *rebuild(
    zone: string,
    measurement: string,
    columns: readonly Column[],
    from: number,
    to: number,
  ): AsyncIterable<RebuiltWindow> {
    const fields = columns.flatMap(({ field, qc }) => [field, qc]);
    const previous = new Map<string, PreviousReadings>();
    for (let day = windowStart('day', from) - TIER_MS.day; day < to; day += TIER_MS.day) {
      const query = { zone, from: day, to: Math.min(to, day + TIER_MS.day), fields, limit: ROWS_A_DAY };
      const rows = byDevice(await this.reader.raw({ ...query, measurement }));
      const rejected = byDevice(await this.reader.raw({ ...query, measurement: `${measurement}_rejected` }));
      for (const device of new Set([...rows.keys(), ...rejected.keys()])) {
        const of = { rows: rows.get(device) ?? [], rejected: rejected.get(device) ?? [] };
        const { hours, last } = hoursOfDay(day, columns, of, previous.get(device) ?? []);
        previous.set(device, last);
        if (day < from) continue;
        for (const [i, hour] of hours.entries()) {
          const start = day + i * TIER_MS.hour;
          if (hour !== undefined) yield { tier: 'hour', device, start, fields: hour };
        }
        if (hours.some(hour => hour !== undefined)) {
          yield { tier: 'day', device, start: day, fields: dayFields(columns, hours) };
        }
      }
    }
  }
}

interface DayRows {
  rows: TimeSeriesRow[];
  rejected: TimeSeriesRow[];
}

/** The hours of a local day, and where counters stand at its end. */
function hoursOfDay(
  day: number,
  columns: readonly Column[],
  { rows, rejected }: DayRows,
  before: PreviousReadings,
) {
  const readings = byHour(day, rows);
  const failed = byHour(day, rejected);
  let last = before;
  const hours = Array.from({ length: HOURS_A_DAY }, (_, i) => {
    const [of, without] = [readings[i] ?? [], failed[i] ?? []];
    if (of.length === 0 && without.length === 0) return undefined;
    const start = day + i * TIER_MS.hour;
    const state = new HourState(start, columns);
    state.previous = last;
    state.replace(start, start + TIER_MS.hour, minuteSlots(columns, of, without));
    last = state.lastReadings();
    return state.hourFields();
  });
  return { hours, last };
}

function byHour(day: number, rows: readonly TimeSeriesRow[]): TimeSeriesRow[][] {
  const hours: TimeSeriesRow[][] = Array.from({ length: HOURS_A_DAY }, () => []);
  for (const row of rows) hours[Math.floor((row.time - day) / TIER_MS.hour)]?.push(row);
  return hours;
}

function byDevice(rows: readonly TimeSeriesRow[]): Map<string, TimeSeriesRow[]> {
  return groupBy(rows, row => row.device);
}

/** A window as it would be read from the store: only the fields that were asked for. */
function toStoredRow(
  { tier, device, start, fields }: RebuiltWindow,
  columns: readonly Column[],
  wanted: readonly string[],
): WindowRow {
  const values: Record<string, number> = {};
  const keep = (name: string, value: number): void => {
    if (wanted.includes(name)) values[name] = value;
  };
  writeWindow({ float: keep, integer: keep }, columns, fields, tier);
  return { time: start, device, values };
}
