import {
  type CrossCheck,
  type DeviceQuality,
  Finding,
  isRejected,
  judgeNext,
  type SeriesState,
} from '#libs/telemetry';
import type { Point } from '../readings/pack.js';
import { type DeviceSeries, stateOf } from './cursor.js';

/** Most metrics of one cross-check. */
const MOST_COMPARED = 4;
/** Reused, since rows come by the thousand. */
const places = new Array<number>(MOST_COMPARED).fill(-1);
const compared = new Array<number>(MOST_COMPARED).fill(Number.NaN);

/**
 * Judges points of one device by those before them and moves its series on.
 *
 * @param points in time order, none earlier than what the series have seen.
 * @returns false when two points claim one moment of a metric: then the series is no longer right.
 */
export function judgePoints(points: readonly Point[], quality: DeviceQuality, series: DeviceSeries): boolean {
  let isInOrder = true;
  for (const point of points) {
    const { metrics, timeMs, values, findings } = point;
    for (let index = 0; index < metrics.length; index++) {
      const metric = metrics[index] as (typeof metrics)[number];
      const rules = quality.series.get(metric.id);
      const arrival = findings[index] as number;
      if (rules === undefined || isRejected(arrival)) continue;
      const state = stateOf(series, metric.id);
      if (timeMs <= state.time) {
        isInOrder = false;
        continue;
      }
      const found = judgeNext(rules, state, timeMs, values[index] as number, arrival);
      findings[index] = found;
      if (state.isAmended) amendPrevious(points, point, metric, state);
    }
  }
  return isInOrder;
}

/**
 * Compares the values of a point with each other.
 *
 * @returns false when the row lacks some of the values that are compared: another pack may bring them.
 */
export function crossCheckPoint(point: Point, quality: DeviceQuality): boolean {
  let isWhole = true;
  const checks = quality.crossChecks.get(point.measurement);
  if (checks === undefined) return true;
  for (const check of checks) isWhole = crossCheck(point, check) && isWhole;
  return isWhole;
}

function crossCheck(point: Point, check: CrossCheck): boolean {
  const { metrics } = check;
  let present = 0;
  for (let index = 0; index < metrics.length; index++) {
    const place = placeOf(point, (metrics[index] as (typeof metrics)[number]).id);
    const isUsable = place >= 0 && !isRejected(point.findings[place] as number);
    if (place >= 0) present++;
    places[index] = place;
    compared[index] = isUsable ? (point.values[place] as number) : Number.NaN;
  }
  if (present < metrics.length) return present === 0;
  if (!check.isContradicted(compared)) return true;
  for (let index = 0; index < metrics.length; index++) {
    const place = places[index] as number;
    point.findings[place] = (point.findings[place] as number) | Finding.CrossCheck | Finding.Tested;
  }
  return true;
}

/** The reading before is either on its way with this group, or stored already. */
function amendPrevious(
  points: readonly Point[],
  point: Point,
  metric: Point['metrics'][number],
  { previousTime: timeMs, previousValue: value, previousFindings: findings }: SeriesState,
): void {
  for (const other of points) {
    const place = other.timeMs === timeMs ? placeOf(other, metric.id) : -1;
    if (place >= 0) {
      other.findings[place] = findings;
      return;
    }
  }
  point.amendments ??= [];
  point.amendments.push({ metric, timeMs, value, findings });
}

function placeOf({ metrics }: Point, metric: string): number {
  for (let place = 0; place < metrics.length; place++) if (metrics[place]?.id === metric) return place;
  return -1;
}
