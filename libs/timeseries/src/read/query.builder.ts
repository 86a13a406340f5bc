import { AppError } from '#libs/runtime';
import { identifier } from '../names.js';
import { TimeSeriesCode } from '../timeseries.errors.js';

/** Which devices: all of a zone or of several, or some, or both at once. */
export interface SeriesScope {
  readonly zone?: string;
  readonly zones?: readonly string[];
  readonly devices?: readonly string[];
}

/** Half-open range of Unix ms: `from` included, `to` not. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** InfluxQL text with its bound values. */
export interface BoundQuery {
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Most devices or zones named in one query; more are several queries. */
const MAX_NAMES = 1_000;

/** Bound WHERE clause of a scope and a range. */
export function whereOf(scope: SeriesScope, range: Partial<TimeRange>): BoundQuery {
  const conditions: string[] = [];
  const values: Record<string, string> = {};
  if (range.from !== undefined) {
    conditions.push('time >= $from');
    values.from = isoTime(range.from);
  }
  if (range.to !== undefined) {
    conditions.push('time < $to');
    values.to = isoTime(range.to);
  }
  if (scope.zone !== undefined) {
    conditions.push('"zone" = $zone');
    values.zone = scope.zone;
  }
  for (const tag of ['zone', 'device'] as const) {
    const names = scope[`${tag}s`];
    if (names === undefined) continue;
    if (names.length === 0 || names.length > MAX_NAMES) {
      throw new AppError(TimeSeriesCode.BadRequest, `Name 1 to ${MAX_NAMES} ${tag}s in one query`);
    }
    const named = names.map((name, index) => {
      const variable = `${tag[0]}${index}`;
      values[variable] = name;
      return `"${tag}" = $${variable}`;
    });
    conditions.push(`(${named.join(' OR ')})`);
  }
  return { text: conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '', values };
}

/** Quoted source `"database"."policy"."measurement"`. */
export function sourceOf(database: string, policy: string, measurement: string): string {
  return `"${identifier(database)}"."${identifier(policy)}"."${identifier(measurement)}"`;
}

/** Quoted column list. */
export function columnsOf(fields: 'all' | readonly string[]): string {
  if (fields === 'all') return '*';
  if (fields.length === 0) throw new AppError(TimeSeriesCode.BadRequest, 'Name at least one field');
  return fields.map(field => `"${identifier(field)}"`).join(', ');
}

/** RFC 3339 text, which InfluxQL compares as a time also when it is bound. */
function isoTime(ms: number): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) {
    throw new AppError(TimeSeriesCode.BadRequest, 'A time of the range is not usable');
  }
  return date.toISOString();
}
