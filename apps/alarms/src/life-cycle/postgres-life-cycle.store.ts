import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Actor, type Alarm, type AlarmAction, ErrorCode } from '#libs/contracts';
import { inTransaction } from '#libs/database';
import { AppError } from '#libs/runtime';
import { ALARM_JSON, ALARM_TABLES, IS_STANDING, readAlarms } from '../episodes/alarm-rows.js';
import { announceAction } from '../outbox/announce.js';
import type { Decision } from './decide-action.js';
import type { Act, Acted, LifeCycleStore } from './life-cycle.ports.js';

const digestRows = z.array(z.object({ alarm: z.string(), digest: z.string() }));
const idRows = z.array(z.object({ id: z.string() }));

/** Keeps what people do about alarms in the schema `alarms`. */
export class PostgresLifeCycleStore implements LifeCycleStore {
  constructor(private readonly dataSource: DataSource) {}

  act(act: Act, decide: (alarm: Alarm) => Decision): Promise<Map<string, Acted>> {
    return inTransaction(this.dataSource, async manager => {
      const alarms = await lockAlarms(manager, act.ids);
      const repeated = await findRepeated(manager, act);
      const decided = new Map(
        alarms.map(alarm => [
          alarm.id,
          repeated.has(alarm.id) ? { outcome: 'already' as const } : decide(alarm),
        ]),
      );
      const done = alarms.filter(({ id }) => decided.get(id)?.outcome === 'done');
      if (done.length > 0) await store(manager, act, done);
      const after = await findAlarms(manager, act.ids);
      return new Map(
        after.flatMap(alarm => {
          const decision = decided.get(alarm.id);
          return decision ? [[alarm.id, { decision, alarm }] as const] : [];
        }),
      );
    });
  }

  endShelves(nowMs: number, actor: Actor): Promise<number> {
    return inTransaction(this.dataSource, async manager => {
      const over = idRows
        .parse(
          await manager.query(
            `SELECT e.id FROM shelves s JOIN episodes e
             ON e.rule = s.rule AND e.zone = s.zone AND coalesce(e.device, '') = s.device AND e.metric = s.metric
               AND ${IS_STANDING}
           WHERE s.until_ms <= $1 ORDER BY e.id FOR UPDATE OF e`,
            [nowMs],
          ),
        )
        .map(({ id }) => id);
      await manager.query('DELETE FROM shelves s WHERE s.until_ms <= $1', [nowMs]);
      if (over.length === 0) return 0;
      await grow(manager, over);
      await record(manager, { ids: over, action: { kind: 'unshelve' }, actor, at: nowMs });
      await announceAction(manager, over, 'unshelved');
      return over.length;
    });
  }
}

/** In the order of their ids, so that two transactions never wait for each other. */
async function lockAlarms(manager: EntityManager, ids: readonly string[]): Promise<Alarm[]> {
  await manager.query('SELECT e.id FROM episodes e WHERE e.id = ANY($1) ORDER BY e.id FOR UPDATE', [ids]);
  // In a second statement: what the first one waited for is visible only to it.
  return findAlarms(manager, ids);
}

async function findAlarms(manager: EntityManager, ids: readonly string[]): Promise<Alarm[]> {
  return readAlarms(
    await manager.query(
      `SELECT ${ALARM_JSON} AS alarm FROM ${ALARM_TABLES} WHERE e.id = ANY($1) ORDER BY e.id`,
      [ids],
    ),
  );
}

/** Alarms for which the key was used before. */
async function findRepeated(manager: EntityManager, { ids, key, action }: Act): Promise<ReadonlySet<string>> {
  if (key === undefined) return new Set();
  const known = digestRows.parse(
    await manager.query(
      'SELECT a.alarm, a.digest FROM alarm_actions a WHERE a.alarm = ANY($1) AND a.idempotency_key = $2',
      [ids, key],
    ),
  );
  const digest = digestOf(action);
  if (known.some(row => row.digest !== digest))
    throw new AppError(
      ErrorCode.IdempotencyKeyReused,
      'This idempotency-key was given to another action on this alarm. A new action needs a key of its own.',
    );
  return new Set(known.map(({ alarm }) => alarm));
}

async function store(manager: EntityManager, act: Act, alarms: readonly Alarm[]): Promise<void> {
  const ids = alarms.map(({ id }) => id);
  const { action } = act;
  const by = JSON.stringify(inShort(act.actor));
  await record(manager, { ...act, ids });
  switch (action.kind) {
    case 'acknowledge':
      await grow(manager, ids, ', acknowledged_ms = $2, acknowledged_by = $3', [act.at, by]);
      return announceAction(manager, ids, 'acknowledged');
    case 'comment':
      await grow(manager, ids);
      return announceAction(manager, ids, 'commented');
    case 'assign':
      await grow(manager, ids, ', assignee = $2', [action.assignee && JSON.stringify(action.assignee)]);
      return announceAction(manager, ids, 'assigned');
    case 'shelve': {
      await manager.query(
        `INSERT INTO shelves (rule, zone, device, metric, shelved_ms, until_ms, shelved_by, reason)
         SELECT DISTINCT e.rule, e.zone, coalesce(e.device, ''), e.metric, $2::bigint, $3::bigint, $4::jsonb, $5::text
         FROM episodes e WHERE e.id = ANY($1)`,
        // Of one point there may be an alarm that is over and one that is raised: they lie on the same shelf.
        [ids, act.at, shelfEnd(act.at, action.minutes), by, action.reason],
      );
      const others = await growPoint(manager, ids);
      return announceAction(manager, others, 'shelved');
    }
    case 'unshelve': {
      await manager.query(
        `DELETE FROM shelves s USING episodes e
         WHERE e.id = ANY($1) AND s.rule = e.rule AND s.zone = e.zone AND s.device = coalesce(e.device, '')
           AND s.metric = e.metric`,
        [ids],
      );
      const others = await growPoint(manager, ids);
      return announceAction(manager, others, 'unshelved');
    }
  }
}

/** Says that something was done about alarms. */
async function grow(
  manager: EntityManager,
  ids: readonly string[],
  more = '',
  values: readonly unknown[] = [],
): Promise<void> {
  await manager.query(`UPDATE episodes SET revision = revision + 1${more} WHERE id = ANY($1)`, [
    ids,
    ...values,
  ]);
}

/** A shelf holds for all that stands of a rule on a point: {@link grow} of these. */
async function growPoint(manager: EntityManager, ids: readonly string[]): Promise<string[]> {
  const others = idRows
    .parse(
      await manager.query(
        `SELECT e.id FROM episodes e JOIN episodes o
         ON o.rule = e.rule AND o.zone = e.zone AND o.device IS NOT DISTINCT FROM e.device AND o.metric = e.metric
       WHERE o.id = ANY($1) AND (e.id = o.id OR ${IS_STANDING}) ORDER BY e.id FOR UPDATE OF e`,
        [ids],
      ),
    )
    .map(({ id }) => id);
  await grow(manager, others);
  return others;
}

async function record(manager: EntityManager, { ids, action, actor, at, key }: Act): Promise<void> {
  const text = action.kind === 'comment' ? action.text : (action.reason ?? null);
  await manager.query(
    `INSERT INTO alarm_actions (alarm, kind, at_ms, actor, text, until_ms, assignee, idempotency_key, digest)
     SELECT i.alarm, $2, $3, $4, $5, $6, $7, $8, $9
     FROM unnest($1::text[]) WITH ORDINALITY AS i (alarm, place) ORDER BY i.place`,
    [
      ...[ids, action.kind, at, JSON.stringify(actor), text],
      action.kind === 'shelve' ? shelfEnd(at, action.minutes) : null,
      action.kind === 'assign' && action.assignee ? JSON.stringify(action.assignee) : null,
      key ?? null,
      digestOf(action),
    ],
  );
}

function shelfEnd(at: number, minutes: number): number {
  return at + minutes * 60_000;
}

function digestOf(action: AlarmAction): string {
  return createHash('sha256').update(JSON.stringify(action)).digest('base64url');
}

function inShort({ id, name }: Actor): Pick<Actor, 'id' | 'name'> {
  return { id, name };
}
