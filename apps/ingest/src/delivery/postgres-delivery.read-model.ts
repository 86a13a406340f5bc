import type { DataSource } from 'typeorm';
import { ingestRpc } from '#libs/contracts';
import { classifyDatabaseError } from '#libs/database';
import { minutesOf } from '../ledger/minute-counts.js';
import { contiguousTo, gapsIn, parseMultirange } from '../ledger/seq-ranges.js';
import { timelySlots, type TimelyRow } from './timely-slots.js';
import type { DeliveryOfDevice, DeliveryReadModel, DeviceDelivery, TimelyHours } from './delivery.ports.js';

const SLOTS_OF_AN_HOUR = 12;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** So that an answer stays far below the largest message, whatever a device did with its numbers. */
const MOST_RUNS = 50;
const MOST_RANGES = 200;

/** Number of set bits; `bit_count` came only with PostgreSQL 14 and takes no integer. */
const bits = (column: string): string =>
  `coalesce(sum(${Array.from({ length: SLOTS_OF_AN_HOUR }, (_, bit) => `((${column} >> ${bit}) & 1)`).join(' + ')}), 0)`;

const SUM = `
  SELECT spans.device,
         coalesce(sum(hours.received), 0) AS received, coalesce(sum(hours.stored), 0) AS stored,
         coalesce(sum(hours.failed), 0) AS failed, coalesce(sum(hours.rejected), 0) AS rejected,
         ${bits('hours.present_slots')} AS "presentSlots", ${bits('hours.timely_slots')} AS "timelySlots",
         spans.first_event_ms AS "firstEventAt", spans.last_event_ms AS "lastEventAt",
         spans.first_live_ms AS "firstLiveAt"
  FROM delivery_devices AS spans
  LEFT JOIN delivery_hours AS hours
    ON hours.device = spans.device AND hours.hour_ms >= $2 AND hours.hour_ms < $3
  WHERE spans.zone = $1
  GROUP BY spans.device
  ORDER BY spans.device`;

/** A row an hour with something in time; one with nulls of a device that has none. */
const TIMELY = `
  SELECT spans.device, spans.first_live_ms AS "firstLiveAt", hours.hour_ms AS hour, hours.timely_slots AS slots
  FROM delivery_devices AS spans
  LEFT JOIN delivery_hours AS hours
    ON hours.device = spans.device AND hours.hour_ms >= $2 AND hours.hour_ms < $3 AND hours.timely_slots <> 0
  WHERE spans.zone = $1
  ORDER BY spans.device`;

/** Newest first; one more than are told. */
const RUNS = `
  SELECT runs.boot, runs.seqs::text AS seqs, (extract(epoch FROM runs.updated_at) * 1000)::bigint AS "lastStoredAt"
  FROM stored_runs AS runs
  WHERE runs.device = $1 AND runs.boot < $3 AND runs.updated_at >= to_timestamp($2::double precision / 1000)
  ORDER BY runs.boot DESC LIMIT ${MOST_RUNS + 1}`;

const MINUTES = `
  SELECT hours.hour_ms AS hour, hours.received_minutes::text AS received, hours.failed_minutes::text AS failed,
         hours.rejected_minutes::text AS rejected
  FROM delivery_hours AS hours
  WHERE hours.device = $1 AND hours.hour_ms > $2::bigint - ${HOUR_MS} AND hours.hour_ms < $3
  ORDER BY hours.hour_ms`;

interface RunRow {
  readonly boot: string;
  readonly seqs: string;
  readonly lastStoredAt: string;
}

interface HourRow {
  /** PostgreSQL's bigint comes as text. */
  readonly hour: string;
  readonly received: string;
  readonly failed: string;
  readonly rejected: string;
}

/** Sums the counters of the schema `ingest`. */
export class PostgresDeliveryReadModel implements DeliveryReadModel {
  constructor(private readonly dataSource: DataSource) {}

  async sum(zone: string, from: number, to: number): Promise<DeviceDelivery[]> {
    try {
      // PostgreSQL's sums and bigints come as text.
      const rows = await this.dataSource.query<Array<Record<string, string | null>>>(SUM, [zone, from, to]);
      const items = rows.map(({ device, ...numbers }) => ({
        device,
        ...Object.fromEntries(
          Object.entries(numbers).map(([name, text]) => [name, text === null ? null : Number(text)]),
        ),
      }));
      return ingestRpc.delivery.reply.parse({ items }).items;
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }

  async timelyHours(zone: string, from: number, to: number): Promise<TimelyHours[]> {
    try {
      return timelySlots(await this.dataSource.query<TimelyRow[]>(TIMELY, [zone, from, to]), from, to);
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }

  async ofDevice(device: string, from: number, to: number): Promise<DeliveryOfDevice> {
    try {
      const values = [device, from, to];
      const runs = await this.dataSource.query<RunRow[]>(RUNS, values);
      const hours = await this.dataSource.query<HourRow[]>(MINUTES, values);
      return {
        runs: runs.slice(0, MOST_RUNS).map(toRun),
        isCut: runs.length > MOST_RUNS,
        minutes: hours.flatMap(toMinutes).filter(({ t }) => t >= from && t < to),
      };
    } catch (error) {
      throw classifyDatabaseError(error);
    }
  }
}

function toRun({ boot, seqs, lastStoredAt }: RunRow): DeliveryOfDevice['runs'][number] {
  const stored = parseMultirange(seqs);
  return {
    boot: Number(boot),
    contiguousSeq: contiguousTo(stored),
    lastSeq: stored.at(-1)?.[1] ?? 0,
    stored: stored.slice(0, MOST_RANGES).map(range => [...range]),
    missing: gapsIn(stored),
    lastStoredAt: Number(lastStoredAt),
  };
}

/** Minutes of an hour in which something was received. */
function toMinutes(row: HourRow): DeliveryOfDevice['minutes'] {
  const [received, failed, rejected] = [row.received, row.failed, row.rejected].map(minutesOf) as [
    number[],
    number[],
    number[],
  ];
  return received.flatMap((count, minute) =>
    count === 0
      ? []
      : [
          {
            t: Number(row.hour) + minute * MINUTE_MS,
            received: count,
            failed: failed[minute] as number,
            rejected: rejected[minute] as number,
          },
        ],
  );
}
