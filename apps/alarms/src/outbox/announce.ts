import type { EntityManager } from 'typeorm';
import { type AlarmChangeKind, type AlarmEvent, alarmEventSchema, type Episode } from '#libs/contracts';
import { ALARM_JSON, ALARM_TABLES, LIFE_CYCLE, readAlarms } from '../episodes/alarm-rows.js';
import { messageId } from './message-id.js';

/** Says that something was done about alarms, in the transaction that does it. */
export async function announceAction(
  manager: EntityManager,
  ids: readonly string[],
  change: AlarmChangeKind,
): Promise<void> {
  const alarms = readAlarms(
    await manager.query(
      `SELECT ${ALARM_JSON} AS alarm FROM ${ALARM_TABLES} WHERE e.id = ANY($1) ORDER BY e.id`,
      [ids],
    ),
  );
  await put(
    manager,
    alarms.map(alarm => ({ ...alarm, change })),
  );
}

/** Says that late readings changed alarms, in the transaction that does it. */
export async function announceCorrected(manager: EntityManager, alarms: readonly Episode[]): Promise<void> {
  if (alarms.length === 0) return;
  const ids = alarms.map(({ id }) => id);
  await manager.query('UPDATE episodes SET revision = revision + 1 WHERE id = ANY($1)', [ids]);
  await announceAction(manager, ids, 'corrected');
}

/**
 * Says that episodes were raised or cleared, in the order in which it happened, with what people did about them
 * until now.
 *
 * @returns how many notifications were put into the outbox.
 */
export async function announceEpisodes(
  manager: EntityManager,
  episodes: readonly Episode[],
): Promise<number> {
  if (episodes.length === 0) return 0;
  const rows: unknown = await manager.query(
    `SELECT o.episode || ${LIFE_CYCLE} || jsonb_build_object('change', o.episode->'state') AS alarm
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS o (episode, place)
     JOIN ${ALARM_TABLES} ON e.id = o.episode->>'id'
     ORDER BY o.place`,
    [JSON.stringify(inOrder(episodes))],
  );
  const events = (rows as ReadonlyArray<{ alarm: unknown }>).map(({ alarm }) =>
    alarmEventSchema.parse(alarm),
  );
  await put(manager, events);
  return events.length;
}

function inOrder(episodes: readonly Episode[]): Episode[] {
  return episodes.toSorted((a, b) => (a.clearedAt ?? a.raisedAt) - (b.clearedAt ?? b.raisedAt));
}

/** Changes that people may have to be told of, wherever they are. */
const TOLD: readonly AlarmEvent['change'][] = ['raised', 'cleared', 'unshelved', 'unsuppressed'];

async function put(manager: EntityManager, events: readonly AlarmEvent[]): Promise<void> {
  if (events.length === 0) return;
  const told = events.filter(({ change }) => TOLD.includes(change));
  if (told.length > 0)
    await manager.query(
      `INSERT INTO notification_events (message_id, alarm)
       SELECT n.message_id, n.alarm
       FROM unnest($1::text[], $2::jsonb[]) WITH ORDINALITY AS n (message_id, alarm, place)
       ORDER BY n.place
       ON CONFLICT ON CONSTRAINT notification_events_once DO NOTHING`,
      [told.map(messageId), told.map(event => JSON.stringify(event))],
    );
  await manager.query(
    `INSERT INTO outbox (message_id, alarm)
     SELECT o.message_id, o.alarm
     FROM unnest($1::text[], $2::jsonb[]) WITH ORDINALITY AS o (message_id, alarm, place)
     ORDER BY o.place
     ON CONFLICT ON CONSTRAINT outbox_once DO NOTHING`,
    [events.map(messageId), events.map(event => JSON.stringify(event))],
  );
}
