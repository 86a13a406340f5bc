import {
  type InfluxLineWriter,
  type LineBlock,
  LineProtocolBuilder,
  ROWS_PER_REQUEST,
  storeLines,
  type TimeSeriesReader,
  type WriteTarget,
} from '#libs/timeseries';
import { flagOf, isRejected, Quality, storedFindings } from '#libs/telemetry';
import { buildAmendment } from '../quality/build-amendment.js';
import type { Point, PreparedPack } from './pack.js';
import type { DeviceHour, ReadingStore, RefusedPoint } from './readings.ports.js';
import type { Claim, ExistingRow } from './settle-claims.js';

const HOUR_MS = 3_600_000;
/** More than a device can send in an hour at one row a 100 ms. */
const MOST_ROWS_PER_HOUR = 36_000;
/** Policy of rows as devices sent them. */
const RAW_POLICY = 'raw';

/** What the store needs. */
export interface InfluxReadingStoreParts {
  readonly writer: InfluxLineWriter;
  readonly reader: TimeSeriesReader;
  readonly database: string;
}

/** Writes points as rows of the policy `raw`. */
export class InfluxReadingStore implements ReadingStore {
  private readonly target: WriteTarget;
  /** One for all groups: it knows how much room they take. */
  private readonly builder = new LineProtocolBuilder();

  constructor(private readonly parts: InfluxReadingStoreParts) {
    this.target = { database: parts.database, retentionPolicy: RAW_POLICY, precision: 'ms' };
  }

  async write(packs: readonly PreparedPack[]): Promise<RefusedPoint[]> {
    const refused: RefusedPoint[] = [];
    const owners: Array<Claim | undefined> = [];
    const lines = buildLines(this.builder, packs, owners, refused);
    const writes: Promise<RefusedPoint[]>[] = [];
    for (let from = 0; from < lines.length; from += ROWS_PER_REQUEST) {
      const to = Math.min(lines.length, from + ROWS_PER_REQUEST);
      writes.push(this.writeLines(lines.slice(from, to), owners.slice(from, to)));
    }
    // All of them end before a failure is reported, so that a retry never runs beside its predecessor.
    for (const outcome of await Promise.allSettled(writes)) {
      if (outcome.status === 'rejected') throw outcome.reason;
      refused.push(...outcome.value);
    }
    return refused;
  }

  async findRows(hours: readonly DeviceHour[]): Promise<ExistingRow[]> {
    const found: ExistingRow[] = [];
    for (const { device, measurement, hour } of hours) {
      const rows = await this.parts.reader.raw({
        measurement,
        devices: [device],
        from: hour,
        to: hour + HOUR_MS,
        fields: 'all',
        limit: MOST_ROWS_PER_HOUR,
      });
      for (const { time, values } of rows) found.push({ device, measurement, timeMs: time, fields: values });
    }
    return found;
  }

  private async writeLines(
    lines: LineBlock,
    owners: ReadonlyArray<Claim | undefined>,
  ): Promise<RefusedPoint[]> {
    const failed = await storeLines(this.parts.writer, this.target, lines);
    return failed.flatMap(({ index, message }) => {
      const owner = owners[index];
      return owner === undefined ? [] : [{ ...owner, message }];
    });
  }
}

/** One line a row; `owners` gets the claim behind each line, or nothing for a flag of an earlier row. */
function buildLines(
  builder: LineProtocolBuilder,
  packs: readonly PreparedPack[],
  owners: Array<Claim | undefined>,
  refused: RefusedPoint[],
): LineBlock {
  for (const pack of packs) {
    for (const point of pack.points) {
      if (point.state !== 'claimed') continue;
      const claim = { pack, point };
      try {
        if (point.fails < point.values.length) {
          buildLine(builder, pack, point, 'accepted');
          owners.push(claim);
        }
        if (point.fails > 0) {
          buildLine(builder, pack, point, 'failed');
          owners.push(claim);
        }
        for (const amendment of point.amendments ?? []) {
          buildAmendment(builder, pack, amendment);
          owners.push(undefined);
        }
      } catch (error) {
        // A name in the catalogue that InfluxDB cannot have: a fault of ours, of this row only.
        refused.push({ ...claim, message: error instanceof Error ? error.message : String(error) });
      }
    }
  }
  return builder.takeLines();
}

function buildLine(
  builder: LineProtocolBuilder,
  pack: PreparedPack,
  { measurement, timeMs, metrics, values, findings, joins }: Point,
  part: 'accepted' | 'failed',
): void {
  builder.begin(part === 'failed' ? `${measurement}_rejected` : measurement, pack.zone, pack.device);
  for (let index = 0; index < metrics.length; index++) {
    const found = findings[index] as number;
    if (isRejected(found) !== (part === 'failed')) continue;
    const field = (metrics[index] as (typeof metrics)[number]).field;
    builder.float(field, values[index] as number);
    const flag = flagOf(found);
    if (flag !== Quality.Pass) builder.integer(`${field}_qc`, flag);
    const why = storedFindings(found);
    if (why !== 0) builder.integer(`${field}_why`, why);
  }
  if (pack.boot !== null && pack.seq !== null && !joins) {
    builder.integer('boot', pack.boot).integer('seq', pack.seq);
  }
  builder.end(timeMs);
}
