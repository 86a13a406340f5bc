import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Alarm, type AlarmEvent, alarmEventSchema, alarmSchema } from '#libs/contracts';
import { inTransaction } from '#libs/database';
import { ALARM_JSON, ALARM_TABLES } from '../../episodes/alarm-rows.js';
import { insertDeliveries } from '../deliveries/delivery-statements.js';
import type { Escalation, EscalationPlan } from '../escalation/escalation.js';
import { newestSettings } from '../settings/postgres-settings.store.js';
import { toSettings } from '../settings/settings.ports.js';
import type { Settings } from './match-route.js';
import type { EventPlan } from './plan-event.js';
import type { RoutingStore } from './router.ports.js';

const eventRows = z.array(z.object({ id: z.string(), alarm: alarmEventSchema }));
/** bigint arrives as text. */
const escalationRows = z.array(
  z.object({
    alarm: alarmSchema,
    route: z.string(),
    sinceMs: z.coerce.number(),
    nextStep: z.number(),
    dueMs: z.coerce.number(),
  }),
);

/** Events that wait to be told, and escalations, in the schema `alarms`. */
export class PostgresRoutingStore implements RoutingStore {
  constructor(private readonly dataSource: DataSource) {}

  route(limit: number, plan: (event: AlarmEvent, settings: Settings) => EventPlan): Promise<number> {
    return inTransaction(this.dataSource, async manager => {
      const events = eventRows.parse(
        await manager.query(
          'SELECT n.id, n.alarm FROM notification_events n ORDER BY n.id LIMIT $1 FOR UPDATE',
          [limit],
        ),
      );
      if (events.length === 0) return 0;
      const settings = toSettings(await newestSettings(manager));
      const plans = events.map(({ alarm }) => plan(alarm, settings));
      await insertDeliveries(
        manager,
        plans.flatMap(({ deliveries }) => deliveries),
      );
      await saveEscalations(
        manager,
        plans.flatMap(({ escalations }) => escalations),
      );
      await manager.query('DELETE FROM notification_events n WHERE n.id = ANY($1::bigint[])', [
        events.map(({ id }) => id),
      ]);
      return events.length;
    });
  }

  escalate(
    nowMs: number,
    limit: number,
    plan: (escalation: Escalation, alarm: Alarm, settings: Settings) => EscalationPlan,
  ): Promise<number> {
    return inTransaction(this.dataSource, async manager => {
      // Sharing the lock of the alarm waits for whoever acknowledges it in this moment.
      const due = escalationRows.parse(
        await manager.query(
          `SELECT ${ALARM_JSON} AS alarm, x.route, x.since_ms AS "sinceMs", x.next_step AS "nextStep", x.due_ms AS "dueMs"
           FROM ${ALARM_TABLES} JOIN escalations x ON x.alarm = e.id
           WHERE x.due_ms <= $1 ORDER BY e.id, x.route LIMIT $2 FOR UPDATE OF x FOR SHARE OF e`,
          [nowMs, limit],
        ),
      );
      if (due.length === 0) return 0;
      const settings = toSettings(await newestSettings(manager));
      for (const { alarm, ...rest } of due) {
        const { deliveries, next } = plan({ alarm: alarm.id, ...rest }, alarm, settings);
        await insertDeliveries(manager, deliveries);
        if (next) await saveEscalations(manager, [next]);
        else
          await manager.query('DELETE FROM escalations x WHERE x.alarm = $1 AND x.route = $2', [
            alarm.id,
            rest.route,
          ]);
      }
      return due.length;
    });
  }
}

/** A later beginning replaces an earlier one: the shelf ended, and people have their time again. */
async function saveEscalations(manager: EntityManager, escalations: readonly Escalation[]): Promise<void> {
  const newest = new Map(escalations.map(each => [`${each.alarm} ${each.route}`, each]));
  if (newest.size === 0) return;
  await manager.query(
    `INSERT INTO escalations (alarm, route, since_ms, next_step, due_ms)
     SELECT x.alarm, x.route, x."sinceMs", x."nextStep", x."dueMs"
     FROM jsonb_to_recordset($1::jsonb) AS x (
       alarm text, route text, "sinceMs" bigint, "nextStep" integer, "dueMs" bigint)
     ORDER BY x.alarm, x.route
     ON CONFLICT ON CONSTRAINT escalations_pkey DO UPDATE SET
       since_ms = EXCLUDED.since_ms, next_step = EXCLUDED.next_step, due_ms = EXCLUDED.due_ms`,
    [JSON.stringify([...newest.values()])],
  );
}
