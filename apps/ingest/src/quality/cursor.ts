import {
  ANY_FINDINGS,
  createSeriesState,
  dependsOn,
  keepsFindings,
  type SeriesGroup,
  type SeriesState,
} from '#libs/telemetry';
import type { KnownDevice } from '../identity/directory.js';
import type { SeriesRow } from './quality.ports.js';
import { readingsOf } from './stored-row.js';

/** States of one device's metrics, by metric id. */
export type DeviceSeries = Map<string, SeriesState>;

/** The first stored rows of a group of metrics behind a cursor. */
export interface Border {
  readonly group: SeriesGroup;
  readonly rows: readonly SeriesRow[];
  /** Nothing is known of what is stored from here on when there are no rows, Unix ms. */
  readonly end: number;
}

/**
 * A place in a device's time where its readings go on: after the last reading of all, or in the past, where a day of
 * history or what was buffered in an outage is filled in. Between `last` and `ahead` nothing is stored.
 */
export interface Cursor {
  readonly series: DeviceSeries;
  /** Moment of the last reading here, or just before the first one; Unix ms. */
  last: number;
  /** First stored moment behind it, Unix ms; plus infinity when there is none. */
  readonly ahead: number;
  /** What is stored there; empty when it is not known any more. */
  borders: readonly Border[];
}

/** The state of one metric; made when it is the first reading. */
export function stateOf(series: DeviceSeries, metric: string): SeriesState {
  let state = series.get(metric);
  if (state === undefined) {
    state = createSeriesState();
    series.set(metric, state);
  }
  return state;
}

/** Whether readings at or before a moment, new to a cursor, may change what it remembers. */
export function isUpset({ quality }: KnownDevice, { series }: Cursor, timeMs: number): boolean {
  for (const [metric, state] of series) {
    const rules = quality.series.get(metric);
    if (rules !== undefined && dependsOn(rules, state, timeMs)) return true;
  }
  return false;
}

/**
 * Moments behind the cursor whose readings may get other findings by those before it, by measurement. What is found
 * of the cursor's own last readings then is not known here.
 */
export function touchedBehind(
  known: KnownDevice,
  cursor: Cursor,
): Array<{ measurement: string; timeMs: number }> {
  const { series, ahead, last, borders } = cursor;
  const touched: Array<{ measurement: string; timeMs: number }> = [];
  if (ahead === Number.POSITIVE_INFINITY) return touched;
  for (const group of known.quality.groups) {
    if (ahead - last > group.reachMs) continue;
    const border = borders.find(other => other.group.key === group.key);
    if (border !== undefined && !isTouchedBy(known, series, last, border)) continue;
    touched.push({ measurement: group.measurement, timeMs: border?.rows[0]?.timeMs ?? ahead });
    for (const { id } of group.metrics) {
      const state = series.get(id);
      if (state !== undefined) state.shown = ANY_FINDINGS;
    }
  }
  return touched;
}

function isTouchedBy(
  known: KnownDevice,
  series: DeviceSeries,
  last: number,
  { group, rows, end }: Border,
): boolean {
  if (rows.length === 0) return end - last <= group.reachMs;
  return group.metrics.some(metric => {
    const rules = known.quality.series.get(metric.id);
    const state = series.get(metric.id);
    if (rules === undefined || state === undefined) return false;
    return !keepsFindings(rules, state, readingsOf(metric, rows, known.ratings));
  });
}
