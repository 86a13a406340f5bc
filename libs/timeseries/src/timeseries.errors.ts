/** Codes of what can go wrong between us and InfluxDB. */
export const TimeSeriesCode = {
  /** No answer, or overloaded; the same call may succeed later. */
  Unavailable: 'TIMESERIES.UNAVAILABLE',
  /** A name, value or range that must not be sent. */
  BadRequest: 'TIMESERIES.BAD_REQUEST',
  /** The database or a retention policy does not exist. */
  Unprepared: 'TIMESERIES.UNPREPARED',
} as const;
export type TimeSeriesCode = (typeof TimeSeriesCode)[keyof typeof TimeSeriesCode];
