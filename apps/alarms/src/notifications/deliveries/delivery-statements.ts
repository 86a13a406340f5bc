import type { EntityManager } from 'typeorm';
import { WORDS } from '../messages/words.js';
import type { NewDelivery } from '../routing/new-delivery.js';

/** Stores deliveries that do not exist yet: whoever was told of an occasion is not told of it again. */
export async function insertDeliveries(
  manager: EntityManager,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return;
  await manager.query(
    `INSERT INTO deliveries (id, recipient, channel, kind, state, alarm, zone, priority, text_vi, text_en, alarms,
       simulated, message, created_ms, held, due_ms, since_ms, asked_by)
     SELECT d.id, d.recipient, d.channel, d.kind, 'waiting', d.alarm, d.zone, d.priority, d."textVi", d."textEn",
       d.alarms, d.simulated, d.message, d."createdAt", d."dueAt" > d."createdAt", d."dueAt", d."dueAt", d."askedBy"
     FROM jsonb_to_recordset($1::jsonb) AS d (
       id text, recipient text, channel text, kind text, alarm text, zone text, priority smallint, "textVi" text,
       "textEn" text, alarms integer, simulated boolean, message jsonb, "createdAt" bigint, "dueAt" bigint,
       "askedBy" jsonb)
     ORDER BY d.id
     ON CONFLICT ON CONSTRAINT deliveries_pkey DO NOTHING`,
    [JSON.stringify(deliveries.map(toRow))],
  );
}

/** With what the log of deliveries shows and filters by. */
function toRow(delivery: NewDelivery) {
  const { kind, message } = delivery;
  const [notice] = kind === 'digest' ? [] : message.notices;
  const { alarm } = notice ?? {};
  const own = (language: 'en' | 'vi'): string =>
    kind === 'digest' ? WORDS[language].digest(message.total) : WORDS[language].test;
  return {
    ...delivery,
    alarm: alarm?.id ?? null,
    zone: alarm?.zone ?? null,
    priority: alarm?.priority ?? null,
    textVi: alarm?.textVi ?? own('vi'),
    textEn: alarm?.textEn ?? own('en'),
    alarms: message.total,
    simulated: message.notices.some(({ alarm: each }) => each.simulated),
    askedBy: delivery.askedBy ?? null,
  };
}
