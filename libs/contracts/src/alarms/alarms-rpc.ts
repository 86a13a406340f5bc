import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';
import { alarmPrioritySchema, alarmSchema } from './alarm.schema.js';
import {
  alarmActionOutcomeSchema,
  alarmActionSchema,
  alarmDetailSchema,
  alarmReasonSchema,
  alarmsAcknowledgedSchema,
  alarmsShelvedSchema,
  alarmHistoryEntrySchema,
  LONGEST_SHELF_MINUTES,
  MOST_ALARMS_AT_ONCE,
  MOST_HISTORIES_AT_ONCE,
} from './alarm-action.schema.js';

/**
 * `standing`: raised, or cleared and not acknowledged; `unacknowledged` and `acknowledged`: standing, and seen by
 * nobody or by somebody. None of these has what was recorded late.
 */
export const alarmStateFilterSchema = z.enum([
  'raised',
  'cleared',
  'standing',
  'unacknowledged',
  'acknowledged',
]);

const alarmIdSchema = z.string().min(1).max(64);

/** Questions the alarms service answers, and what it can be told to do. */
export const alarmsRpc = {
  list: {
    subject: subjects.rpc('alarms', 'list'),
    request: z.object({
      zone: zoneCodeSchema.optional(),
      priority: alarmPrioritySchema.optional(),
      state: alarmStateFilterSchema.optional(),
      shelved: z.boolean().optional(),
      suppressed: z.boolean().optional(),
      /** Raised at or after this. */
      since: instantSchema.optional(),
      limit: z.number().int().min(1).max(1_000),
      cursor: z.string().optional(),
    }),
    reply: z.object({ items: z.array(alarmSchema), nextCursor: z.string().nullable() }),
  },
  find: {
    subject: subjects.rpc('alarms', 'find'),
    request: z.object({ id: alarmIdSchema }),
    reply: z.object({ detail: alarmDetailSchema.nullable() }),
  },
  /** What was done about alarms, oldest first; those about which nothing was done are left out. */
  histories: {
    subject: subjects.rpc('alarms', 'histories'),
    request: z.object({ ids: z.array(alarmIdSchema).min(1).max(MOST_HISTORIES_AT_ONCE) }),
    reply: z.object({
      items: z.array(z.object({ id: alarmIdSchema, history: z.array(alarmHistoryEntrySchema) })),
    }),
  },
  act: {
    subject: subjects.rpc('alarms', 'act'),
    request: z.object({
      id: alarmIdSchema,
      action: alarmActionSchema,
      actor: actorSchema,
      /** The revision that the actor saw: with another one nothing is done. */
      revision: z.number().int().nonnegative().optional(),
      /** The same key again is the same action again, and done once. */
      key: z.string().min(1).max(128).optional(),
    }),
    reply: alarmActionOutcomeSchema,
  },
  acknowledgeMany: {
    subject: subjects.rpc('alarms', 'acknowledge-many'),
    request: z.object({
      ids: z.array(alarmIdSchema).min(1).max(MOST_ALARMS_AT_ONCE),
      reason: alarmReasonSchema.optional(),
      actor: actorSchema,
    }),
    reply: alarmsAcknowledgedSchema,
  },
  shelveMany: {
    subject: subjects.rpc('alarms', 'shelve-many'),
    request: z.object({
      ids: z.array(alarmIdSchema).min(1).max(MOST_ALARMS_AT_ONCE),
      minutes: z.number().int().min(1).max(LONGEST_SHELF_MINUTES),
      reason: alarmReasonSchema,
      actor: actorSchema,
    }),
    reply: alarmsShelvedSchema,
  },
} as const;
