import { InfluxDB } from 'influx';
import { AppError } from '#libs/runtime';
import { createInfluxClient, type InfluxAddress, toTimeSeriesError, withDeadline } from '../influx.client.js';
import { TimeSeriesCode } from '../timeseries.errors.js';
import {
  errorOf,
  type FieldValue,
  fieldValuesOf,
  parseResponse,
  rowsOf,
  type SeriesResponse,
  type TimeSeriesRow,
} from './parse-series.js';
import { columnsOf, type SeriesScope, sourceOf, type TimeRange, whereOf } from './query.builder.js';

/** Length of the windows of a retention policy of the same name. */
export type WindowTier = 'day' | 'hour' | 'minute';

/** Rows of a measurement. */
export interface RowsQuery extends SeriesScope, TimeRange {
  readonly measurement: string;
  /** Field names; `all` for every one that exists. */
  readonly fields: 'all' | readonly string[];
  /** Most rows of each device. */
  readonly limit: number;
  /** Order in time within a device; with `descending` the limit keeps the newest. Default `ascending`. */
  readonly order?: 'ascending' | 'descending';
}

/** Windows of a measurement. */
export interface WindowsQuery extends RowsQuery {
  readonly tier: WindowTier;
}

/** One value of each field and device. */
export interface FieldsQuery extends SeriesScope, Partial<TimeRange> {
  readonly tier: WindowTier | 'raw';
  readonly measurement: string;
  readonly fields: readonly string[];
}

/** Where to read. */
export interface TimeSeriesReaderOptions extends InfluxAddress {
  readonly database: string;
  /** Wait for an answer, in milliseconds. Default 20,000, more than the server's own limit of 15 s. */
  readonly timeoutMs?: number;
}

/** Reads rows as they are stored: values are bound, names checked, and no rule of the product applied. */
export class TimeSeriesReader {
  private readonly influx: InfluxDB;
  private readonly database: string;
  private readonly timeoutMs: number;

  constructor({ timeoutMs = 20_000, database, ...address }: TimeSeriesReaderOptions) {
    this.influx = createInfluxClient(address, timeoutMs);
    this.database = database;
    this.timeoutMs = timeoutMs;
  }

  /**
   * Rows as devices sent them, device after device.
   *
   * @throws AppError `TIMESERIES.UNAVAILABLE` (retryable), `TIMESERIES.UNPREPARED`, `TIMESERIES.BAD_REQUEST`.
   */
  raw(query: RowsQuery): Promise<TimeSeriesRow[]> {
    return this.rows('raw', query);
  }

  /** Windows by their start, device after device; throws like {@link raw}. */
  windows(query: WindowsQuery): Promise<TimeSeriesRow[]> {
    return this.rows(query.tier, query);
  }

  /** Newest value of each field and device in the range; throws like {@link raw}. */
  latest(query: FieldsQuery): Promise<FieldValue[]> {
    return this.edge('last', query);
  }

  /** Oldest value of each field and device in the range; throws like {@link raw}. */
  earliest(query: FieldsQuery): Promise<FieldValue[]> {
    return this.edge('first', query);
  }

  private async rows(policy: string, query: RowsQuery): Promise<TimeSeriesRow[]> {
    const { measurement, fields, limit, order = 'ascending' } = query;
    if (!Number.isSafeInteger(limit) || limit < 1) {
      throw new AppError(TimeSeriesCode.BadRequest, 'The limit must be a whole number above 0');
    }
    const where = whereOf(query, query);
    const text =
      `SELECT ${columnsOf(fields)} FROM ${sourceOf(this.database, policy, measurement)}${where.text}` +
      ` GROUP BY "zone", "device" ORDER BY time ${order === 'ascending' ? 'ASC' : 'DESC'} LIMIT ${limit}`;
    return rowsOf(await this.ask(text, where.values));
  }

  private async edge(selector: 'first' | 'last', query: FieldsQuery): Promise<FieldValue[]> {
    const { tier, measurement, fields } = query;
    const where = whereOf(query, query);
    const source = sourceOf(this.database, tier, measurement);
    // One statement a field: with several selectors in one the server gives no time.
    const text = fields
      .map(
        field =>
          `SELECT ${selector}(${columnsOf([field])}) FROM ${source}${where.text} GROUP BY "zone", "device"`,
      )
      .join('; ');
    return fields.length === 0 ? [] : fieldValuesOf(await this.ask(text, where.values), fields);
  }

  private async ask(text: string, values: Readonly<Record<string, string>>): Promise<SeriesResponse> {
    let response: SeriesResponse;
    try {
      response = parseResponse(
        await withDeadline(
          this.timeoutMs,
          this.influx.queryRaw(text, {
            database: this.database,
            precision: 'ms',
            placeholders: { ...values },
          }),
        ),
      );
    } catch (error) {
      throw toTimeSeriesError(error, 'query');
    }
    const error = errorOf(response);
    if (error !== undefined) throw toTimeSeriesError(new Error(error), 'query');
    return response;
  }
}
