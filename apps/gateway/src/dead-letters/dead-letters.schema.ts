import { z } from 'zod';
import {
  type DeadLetterFilter,
  deadLetterReasonSchema,
  deadLetterRpc,
  deadLetterStateSchema,
  MOST_DEAD_LETTERS_AT_ONCE,
} from '#libs/contracts';
import { cursorSchema, limitSchema, momentOf, momentSchema } from '../http/query.schema.js';

/** As the subject said: it may name no zone or device that there is. */
const wordSchema = z.string().min(1).max(200);

const narrowing = {
  zone: wordSchema.optional(),
  device: wordSchema.optional(),
  reason: deadLetterReasonSchema.optional(),
  state: deadLetterStateSchema.optional(),
  from: momentSchema.optional().describe('RFC 3339; arrived at or after this'),
  to: momentSchema.optional().describe('RFC 3339; arrived before this'),
};

export const countsQuerySchema = z.strictObject(narrowing);
export const listQuerySchema = z.strictObject({
  ...narrowing,
  limit: limitSchema(100),
  cursor: cursorSchema,
});
export const countsSchema = deadLetterRpc.counts.reply.meta({ id: 'DeadLetterCounts' });
export const letterIdSchema = z.string().regex(/^[\w-]{1,64}$/);
export const runIdSchema = z.uuid();

export const replaySchema = z.strictObject({
  ...narrowing,
  limit: z.number().int().min(1).max(MOST_DEAD_LETTERS_AT_ONCE).default(100),
  cursor: cursorSchema.describe('`nextCursor` of the command before'),
  dryRun: z.boolean().default(false).describe('Only tells what would be done'),
});

const noteSchema = z.string().min(3).max(500).describe('Why it is given up; kept with the letter');
export const dismissOneSchema = z.strictObject({ note: noteSchema });
export const dismissManySchema = z.strictObject({
  ...narrowing,
  note: noteSchema,
  limit: z.number().int().min(1).max(MOST_DEAD_LETTERS_AT_ONCE).default(100),
});
export const dismissedSchema = z
  .object({ dismissed: z.number().int(), remaining: z.number().int() })
  .meta({ id: 'DeadLettersDismissed' });

/** What ingest is asked for. */
export function filterOf({
  zone,
  device,
  reason,
  state,
  from,
  to,
}: z.output<typeof countsQuerySchema>): DeadLetterFilter {
  return {
    ...{ zone, device, reason, state },
    from: momentOf(from),
    to: momentOf(to),
  };
}
