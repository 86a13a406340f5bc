import type { DataSource } from 'typeorm';
import { ingestRpc } from '#libs/contracts';
import { classifyDatabaseError } from '#libs/database';
import type { DeliveryReadModel, DeviceDelivery } from './delivery.ports.js';

const SLOTS_OF_AN_HOUR = 12;

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
}
