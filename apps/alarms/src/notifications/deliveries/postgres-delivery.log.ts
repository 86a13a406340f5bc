import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { type DeliveryDetail, deliveryAttemptSchema, deliverySchema, ErrorCode } from '#libs/contracts';
import { decodeCursor, encodeCursor, inTransaction, queryRows } from '#libs/database';
import { AppError } from '#libs/runtime';
import type { NewDelivery } from '../routing/new-delivery.js';
import type { DeliveryFilter, DeliveryLog, DeliveryPage } from './deliveries.ports.js';
import { insertDeliveries } from './delivery-statements.js';

const DELIVERY_JSON = `jsonb_build_object(
  'id', d.id, 'recipient', d.recipient, 'channel', d.channel, 'kind', d.kind, 'state', d.state, 'alarm', d.alarm,
  'zone', d.zone, 'priority', d.priority, 'textVi', d.text_vi, 'textEn', d.text_en, 'alarms', d.alarms,
  'simulated', d.simulated, 'createdAt', d.created_ms,
  'nextAttemptAt', CASE WHEN d.state = 'waiting' THEN d.due_ms END, 'sentAt', d.sent_ms, 'attempts', d.attempts,
  'reason', d.reason, 'digest', d.digest, 'askedBy', d.asked_by)`;

const deliveryRows = z.array(z.object({ delivery: deliverySchema }));
const attemptRows = z.array(z.object({ attempt: deliveryAttemptSchema }));
const idRows = z.array(z.object({ id: z.string() }));

/** The log of deliveries in the schema `alarms`. */
export class PostgresDeliveryLog implements DeliveryLog {
  constructor(private readonly dataSource: DataSource) {}

  async list({ state, recipient, alarm, limit, cursor }: DeliveryFilter): Promise<DeliveryPage> {
    const position = cursor === undefined ? undefined : decodeCursor(cursor);
    if (cursor !== undefined && position === undefined)
      throw new AppError(ErrorCode.Invalid, 'The cursor is not one of ours; start without a cursor.');
    const items = deliveryRows
      .parse(
        await queryRows(
          this.dataSource,
          `SELECT ${DELIVERY_JSON} AS delivery FROM deliveries d
           WHERE ($1::text IS NULL OR d.state = $1) AND ($2::text IS NULL OR d.recipient = $2)
             AND ($3::text IS NULL OR d.alarm = $3)
             AND ($4::bigint IS NULL OR (d.created_ms, d.id) < ($4, $5::text))
           ORDER BY d.created_ms DESC, d.id DESC LIMIT $6`,
          [
            state ?? null,
            recipient ?? null,
            alarm ?? null,
            position?.at ?? null,
            position?.id ?? null,
            limit,
          ],
        ),
      )
      .map(({ delivery }) => delivery);
    const last = items.at(-1);
    return {
      items,
      nextCursor: last && items.length === limit ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
    };
  }

  async find(id: string): Promise<DeliveryDetail | undefined> {
    const [found] = deliveryRows.parse(
      await queryRows(
        this.dataSource,
        `SELECT ${DELIVERY_JSON} AS delivery FROM deliveries d WHERE d.id = $1`,
        [id],
      ),
    );
    if (found === undefined) return undefined;
    const attempts = attemptRows.parse(
      await queryRows(
        this.dataSource,
        `SELECT jsonb_build_object('number', a.number, 'at', a.at_ms, 'durationMs', a.duration_ms, 'target', a.target,
           'outcome', a.outcome, 'answer', a.answer) AS attempt
         FROM delivery_attempts a WHERE a.delivery = $1 ORDER BY a.number`,
        [id],
      ),
    );
    return { delivery: found.delivery, attempts: attempts.map(({ attempt }) => attempt) };
  }

  add(delivery: NewDelivery): Promise<void> {
    return inTransaction(this.dataSource, manager => insertDeliveries(manager, [delivery]));
  }

  async resend(id: string, by: { id: string; name: string }, nowMs: number): Promise<boolean> {
    return inTransaction(this.dataSource, async manager => {
      const found = idRows.parse(
        await manager.query(
          `SELECT d.id FROM deliveries d WHERE d.id = $1 AND d.state IN ('given-up', 'dropped') FOR UPDATE`,
          [id],
        ),
      );
      if (found.length === 0) return false;
      await manager.query(
        `UPDATE deliveries SET state = 'waiting', due_ms = $2, since_ms = $2, tries = 0, held = false, asked_by = $3
         WHERE id = $1`,
        [id, nowMs, JSON.stringify(by)],
      );
      return true;
    });
  }
}
