import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { deliveryKindSchema, deliverySchema } from '#libs/contracts';
import { inTransaction, queryRows } from '#libs/database';
import { noticeMessageSchema } from '../messages/notice.js';
import type { NewDelivery } from '../routing/new-delivery.js';
import type { DeliveryQueue, FinishedAttempt, RecentAttempts, WaitingDelivery } from './deliveries.ports.js';
import { insertDeliveries } from './delivery-statements.js';

/** bigint arrives as text. */
const waitingRows = z.array(
  z.object({
    id: z.string(),
    recipient: z.string(),
    channel: deliverySchema.shape.channel,
    kind: deliveryKindSchema,
    message: noticeMessageSchema,
    createdAt: z.coerce.number(),
    tries: z.number(),
    sinceMs: z.coerce.number(),
  }),
);
const recipientRows = z.array(z.object({ recipient: z.string() }));
const attemptRows = z.array(z.object({ at: z.coerce.number(), isDigest: z.boolean() }));
const numberRows = z.array(z.object({ number: z.number() }));
const countRows = z.array(z.object({ count: z.number(), oldest: z.coerce.number().nullable() })).length(1);

const STATE_AFTER = { sent: 'sent', retry: 'waiting', 'given-up': 'given-up' } as const;

/** Whether an alarm that was raised still waits for somebody. */
const IS_UNANSWERED = `EXISTS (SELECT 1 FROM episodes e WHERE e.id = d.alarm AND e.cleared_ms IS NULL
  AND e.acknowledged_ms IS NULL AND e.suppressed_by IS NULL AND NOT EXISTS (
    SELECT 1 FROM shelves s WHERE s.rule = e.rule AND s.zone = e.zone AND s.device = coalesce(e.device, '')
      AND s.metric = e.metric))`;
/** Whether the recipient knows of the alarm that is over, or is about to. */
const WAS_TOLD = `EXISTS (SELECT 1 FROM deliveries t WHERE t.alarm = d.alarm AND t.recipient = d.recipient
  AND t.kind = 'raised' AND t.state <> 'dropped')`;

/** Deliveries on their way, in the schema `alarms`. */
export class PostgresDeliveryQueue implements DeliveryQueue {
  constructor(private readonly dataSource: DataSource) {}

  release(nowMs: number, except: readonly string[]): Promise<void> {
    return inTransaction(this.dataSource, async manager => {
      const lost = numberRowsOf(
        await manager.query(
          `SELECT d.id, d.attempts AS number FROM deliveries d
           WHERE d.state = 'sending' AND d.lease_ms <= $1 AND d.id <> ALL($2) ORDER BY d.id FOR UPDATE`,
          [nowMs, except],
        ),
      );
      if (lost.length === 0) return;
      const ids = lost.map(({ id }) => id);
      await manager.query(
        `UPDATE deliveries SET state = 'waiting', lease_ms = NULL, reason = $2 WHERE id = ANY($1)`,
        [ids, 'the process ended before the answer; sent again under the same id'],
      );
    });
  }

  async settleHeld(nowMs: number): Promise<void> {
    const drop = (kind: string, isNeeded: string): Promise<unknown> =>
      queryRows(
        this.dataSource,
        `UPDATE deliveries d SET state = 'dropped', reason = 'over before the quiet hours were'
         WHERE d.state = 'waiting' AND d.held AND d.attempts = 0 AND d.due_ms <= $1 AND d.kind = $2 AND NOT ${isNeeded}`,
        [nowMs, kind],
      );
    await drop('raised', IS_UNANSWERED);
    await drop('cleared', WAS_TOLD);
  }

  async recipientsDue(nowMs: number): Promise<string[]> {
    const rows = await queryRows(
      this.dataSource,
      `SELECT DISTINCT d.recipient FROM deliveries d WHERE d.state = 'waiting' AND d.due_ms <= $1`,
      [nowMs],
    );
    return recipientRows.parse(rows).map(({ recipient }) => recipient);
  }

  async due(recipient: string, nowMs: number, limit: number): Promise<WaitingDelivery[]> {
    return waitingRows.parse(
      await queryRows(
        this.dataSource,
        `SELECT d.id, d.recipient, d.channel, d.kind, d.message, d.created_ms AS "createdAt", d.tries,
           d.since_ms AS "sinceMs"
         FROM deliveries d WHERE d.state = 'waiting' AND d.due_ms <= $2 AND d.recipient = $1
         ORDER BY d.created_ms, d.id LIMIT $3`,
        [recipient, nowMs, limit],
      ),
    );
  }

  async recent(recipient: string, sinceMs: number): Promise<RecentAttempts> {
    const rows = attemptRows.parse(
      await queryRows(
        this.dataSource,
        `SELECT a.at_ms AS at, a.kind = 'digest' AND a.number = 1 AS "isDigest" FROM delivery_attempts a
         WHERE a.recipient = $1 AND a.at_ms > $2 AND a.kind <> 'test' ORDER BY a.at_ms`,
        [recipient, sinceMs],
      ),
    );
    return {
      attemptsAt: rows.map(({ at }) => at),
      digestAt: rows.findLast(({ isDigest }) => isDigest)?.at,
    };
  }

  group(digest: NewDelivery, ids: readonly string[]): Promise<void> {
    return inTransaction(this.dataSource, async manager => {
      await insertDeliveries(manager, [digest]);
      await manager.query(
        `UPDATE deliveries SET state = 'grouped', digest = $2 WHERE id = ANY($1) AND state = 'waiting'`,
        [ids, digest.id],
      );
    });
  }

  claim(id: string, target: string, nowMs: number, leaseUntilMs: number): Promise<number | undefined> {
    return inTransaction(this.dataSource, async manager => {
      const [row] = numberRows.parse(
        await queryRows(
          manager,
          `WITH claimed AS (
             UPDATE deliveries SET state = 'sending', lease_ms = $2, attempts = attempts + 1, tries = tries + 1
             WHERE id = $1 AND state = 'waiting' RETURNING id, attempts, recipient, kind)
           INSERT INTO delivery_attempts (delivery, number, recipient, kind, at_ms, target, outcome, answer)
           SELECT c.id, c.attempts, c.recipient, c.kind, $3, $4, 'unknown', '' FROM claimed c RETURNING number`,
          [id, leaseUntilMs, nowMs, target],
        ),
      );
      return row?.number;
    });
  }

  record({ id, number, outcome, answer, endedAt, durationMs, nextMs }: FinishedAttempt): Promise<void> {
    return inTransaction(this.dataSource, async manager => {
      await manager.query(
        'UPDATE delivery_attempts SET outcome = $3, answer = $4, duration_ms = $5 WHERE delivery = $1 AND number = $2',
        [id, number, outcome, answer, durationMs],
      );
      await manager.query(
        `UPDATE deliveries SET state = $2, lease_ms = NULL, reason = $3, due_ms = coalesce($4, due_ms),
           sent_ms = CASE WHEN $2 = 'sent' THEN $5::bigint END
         WHERE id = $1 AND ((state = 'sending' AND attempts = $6) OR ($2 = 'sent' AND state = 'waiting'))`,
        [id, STATE_AFTER[outcome], answer, nextMs ?? null, endedAt, number],
      );
    });
  }

  async drop(ids: readonly string[], reason: string): Promise<void> {
    await queryRows(
      this.dataSource,
      `UPDATE deliveries SET state = 'dropped', reason = $2 WHERE id = ANY($1) AND state = 'waiting'`,
      [ids, reason],
    );
  }

  async forget(beforeMs: number): Promise<void> {
    await queryRows(
      this.dataSource,
      `DELETE FROM deliveries WHERE created_ms < $1 AND state NOT IN ('waiting', 'sending')`,
      [beforeMs],
    );
  }

  async waiting(nowMs: number): Promise<{ count: number; oldestMs: number | undefined }> {
    const [row] = countRows.parse(
      await queryRows(
        this.dataSource,
        `SELECT count(*)::int AS count, min(d.since_ms) FILTER (WHERE d.since_ms <= $1) AS oldest
         FROM deliveries d WHERE d.state IN ('waiting', 'sending')`,
        [nowMs],
      ),
    );
    return { count: row?.count ?? 0, oldestMs: row?.oldest ?? undefined };
  }
}

function numberRowsOf(rows: unknown): { id: string; number: number }[] {
  return z.array(z.object({ id: z.string(), number: z.number() })).parse(rows);
}
