import { z } from 'zod';
import {
  alarmReasonSchema,
  alarmStateFilterSchema,
  LONGEST_SHELF_MINUTES,
  MOST_ALARMS_AT_ONCE,
  zoneCodeSchema,
} from '#libs/contracts';
import { cursorSchema, limitSchema, momentSchema } from '../http/query.schema.js';

/** Words of a query. */
const flagSchema = z.enum(['true', 'false']);

const SEVERITIES = { critical: 1, alarm: 2, warn: 3 } as const;

export const alarmsQuerySchema = z.strictObject({
  zone: zoneCodeSchema.optional(),
  severity: z.enum(['critical', 'alarm', 'warn']).optional(),
  state: alarmStateFilterSchema
    .optional()
    .describe(
      '`standing`: raised, or cleared and not yet acknowledged; `unacknowledged`: standing and not acknowledged',
    ),
  shelved: flagSchema.optional(),
  suppressed: flagSchema.optional().describe('Explained by another alarm, which `suppressedBy` names'),
  since: momentSchema.optional().describe('RFC 3339; raised at or after this'),
  limit: limitSchema(100),
  cursor: cursorSchema,
});

/** What alarms is asked for. */
export function alarmsRequest({
  severity,
  shelved,
  suppressed,
  since,
  ...query
}: z.output<typeof alarmsQuerySchema>) {
  return {
    ...query,
    ...(severity && { priority: SEVERITIES[severity] }),
    ...(shelved && { shelved: shelved === 'true' }),
    ...(suppressed && { suppressed: suppressed === 'true' }),
    ...(since && { since: Date.parse(since) }),
  };
}

export const alarmHealthQuerySchema = z.strictObject({
  zone: zoneCodeSchema.optional(),
  from: momentSchema.optional().describe('RFC 3339; a week before `to` unless given'),
  to: momentSchema.optional().describe('RFC 3339; now unless given'),
});

export const alarmIdSchema = z.string().regex(/^[\w-]{1,64}$/);

const revisionSchema = z
  .number()
  .int()
  .nonnegative()
  .optional()
  .describe('The revision you saw: when somebody did something since, nothing is done and the answer is 409');

export const acknowledgeSchema = z.strictObject({
  reason: alarmReasonSchema.optional(),
  revision: revisionSchema,
});
export const acknowledgeManySchema = z.strictObject({
  ids: z.array(alarmIdSchema).min(1).max(MOST_ALARMS_AT_ONCE),
  reason: alarmReasonSchema.optional(),
});
export const shelveSchema = z.strictObject({
  minutes: z.number().int().min(1).max(LONGEST_SHELF_MINUTES).describe('The shelf ends by itself after this'),
  reason: alarmReasonSchema,
  revision: revisionSchema,
});
export const shelveManySchema = z.strictObject({
  ids: z.array(alarmIdSchema).min(1).max(MOST_ALARMS_AT_ONCE),
  minutes: shelveSchema.shape.minutes,
  reason: alarmReasonSchema,
});
export const unshelveSchema = z.strictObject({
  reason: alarmReasonSchema.optional(),
  revision: revisionSchema,
});
export const commentSchema = z.strictObject({ text: z.string().trim().min(1).max(2_000) });
export const assignSchema = z.strictObject({
  assignee: z.string().min(1).max(64).nullable().describe('Id of GET /api/v1/actors; null: nobody any more'),
  reason: alarmReasonSchema.optional(),
  revision: revisionSchema,
});
