export * from './admin/ensure-database.js';
export * from './admin/ping-influx.js';
export type { TimeSeriesRow } from './read/parse-series.js';
export * from './read/time-series.reader.js';
export * from './write/classify-write-response.js';
export * from './write/influx-line.writer.js';
export * from './write/line-block.js';
export * from './write/line-protocol.builder.js';
export * from './write/store-lines.js';
