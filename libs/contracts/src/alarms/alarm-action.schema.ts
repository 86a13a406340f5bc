import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema } from '../names.schema.js';
import { alarmSchema } from './alarm.schema.js';

/** A shelf ends by itself after this at the latest: what is wrong for longer is repaired, or its rule changed. */
export const LONGEST_SHELF_MINUTES = 24 * 60;

/** Alarms of one command. */
export const MOST_ALARMS_AT_ONCE = 500;

/** Alarms whose histories are asked for at once: an answer is one message, and comments may be long. */
export const MOST_HISTORIES_AT_ONCE = 100;

export const alarmReasonSchema = z.string().trim().min(3).max(500);

/** What people do about an alarm. */
export const alarmActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('acknowledge'), reason: alarmReasonSchema.optional() }),
  z.object({
    kind: z.literal('shelve'),
    minutes: z.number().int().min(1).max(LONGEST_SHELF_MINUTES),
    reason: alarmReasonSchema,
  }),
  z.object({ kind: z.literal('unshelve'), reason: alarmReasonSchema.optional() }),
  z.object({ kind: z.literal('comment'), text: z.string().trim().min(1).max(2_000) }),
  z.object({
    kind: z.literal('assign'),
    assignee: actorSchema.pick({ id: true, name: true }).nullable(),
    reason: alarmReasonSchema.optional(),
  }),
]);
export type AlarmAction = z.infer<typeof alarmActionSchema>;

/** One thing that was done about an alarm; never changed afterwards. */
export const alarmHistoryEntrySchema = z
  .object({
    kind: z.enum(['acknowledge', 'shelve', 'unshelve', 'comment', 'assign']),
    at: instantSchema,
    actor: actorSchema,
    /** Reason, or the comment itself. */
    text: z.string().nullable(),
    /** End of the shelf. */
    until: instantSchema.nullable(),
    assignee: actorSchema.pick({ id: true, name: true }).nullable(),
  })
  .meta({ id: 'AlarmHistoryEntry' });

/** An alarm with its history, oldest entry first. */
export const alarmDetailSchema = z
  .object({ alarm: alarmSchema, history: z.array(alarmHistoryEntrySchema) })
  .meta({ id: 'AlarmDetail' });
export type AlarmDetail = z.infer<typeof alarmDetailSchema>;

/** What came of an action: `already` when the alarm was so before, by whomever. */
export const alarmActionOutcomeSchema = z
  .object({ outcome: z.enum(['done', 'already']), alarm: alarmSchema })
  .meta({ id: 'AlarmActionOutcome' });
export type AlarmActionOutcome = z.infer<typeof alarmActionOutcomeSchema>;

const refusedSchema = z.array(z.object({ id: z.string(), code: z.string(), why: z.string() }));

/** What came of acknowledging many. */
export const alarmsAcknowledgedSchema = z
  .object({
    acknowledged: z.array(z.string()),
    /** Acknowledged before, each with whoever did. */
    already: z.array(z.object({ id: z.string(), by: z.string() })),
    refused: refusedSchema,
  })
  .meta({ id: 'AlarmsAcknowledged' });
export type AlarmsAcknowledged = z.infer<typeof alarmsAcknowledgedSchema>;

/** What came of shelving many; whoever has shelved one before is named in why it was refused. */
export const alarmsShelvedSchema = z
  .object({ shelved: z.array(z.string()), refused: refusedSchema })
  .meta({ id: 'AlarmsShelved' });
export type AlarmsShelved = z.infer<typeof alarmsShelvedSchema>;
