import { AppError } from '#libs/runtime';
import { TimeSeriesCode } from '../timeseries.errors.js';
import type { InfluxLineWriter, WriteTarget } from './influx-line.writer.js';
import type { LineBlock } from './line-block.js';
import { type FailedRow, writeIsolating } from './write-isolating.js';

/** Rows of one request: InfluxDB's own advice; larger requests gained nothing (docs/performance.md). */
export const ROWS_PER_REQUEST = 5_000;

/**
 * Writes the lines of one request and stores all that InfluxDB takes.
 *
 * @returns the rows that it refuses for ever.
 * @throws AppError `TIMESERIES.UNPREPARED` without the database or its policy, else `TIMESERIES.UNAVAILABLE`; retryable:
 *   nothing can be said of the rows, and the same lines can be given again.
 */
export async function storeLines(
  writer: Pick<InfluxLineWriter, 'write'>,
  target: WriteTarget,
  lines: LineBlock,
): Promise<readonly FailedRow[]> {
  const outcome = await writeIsolating(body => writer.write(body, target), lines);
  if (outcome.kind === 'done') return outcome.failed;
  const { kind, message } = outcome.outcome;
  throw new AppError(
    kind === 'misconfigured' ? TimeSeriesCode.Unprepared : TimeSeriesCode.Unavailable,
    `InfluxDB does not store now (${message}); check that it runs and has room`,
    { retryable: true },
  );
}
