import { z } from 'zod';
import {
  eventChangeSchema,
  eventProposalSchema,
  eventRecordSchema,
  expiringFactSchema,
  factChangeSchema,
  factKindSchema,
  factProposalSchema,
  factRecordSchema,
  proposalStateSchema,
  reasonSchema,
  zoneCodeSchema,
} from '#libs/contracts';
import { cursorSchema, limitSchema, momentOf, momentSchema, pageSchema } from '../http/query.schema.js';

const paging = { limit: limitSchema(1_000), cursor: cursorSchema };
const knownAt = momentSchema.optional().describe('RFC 3339; as it was known then, now unless given');
const history = z
  .enum(['true', 'false'])
  .default('false')
  .describe('Every version there ever was, with when it was on record');

export const kindListSchema = pageSchema('FactKindList', factKindSchema);
export const factListSchema = pageSchema('FactList', factRecordSchema);
export const eventListSchema = pageSchema('EventList', eventRecordSchema);
export const expiringListSchema = pageSchema('ExpiringFactList', expiringFactSchema);
export const factProposalListSchema = pageSchema('FactProposalList', factProposalSchema);
export const eventProposalListSchema = pageSchema('EventProposalList', eventProposalSchema);

export const factsQuerySchema = z.strictObject({
  ...paging,
  fact: z.string().max(80).optional().describe('One kind of fact only'),
  knownAt,
  validAt: z.iso.date().optional().describe('Only what is valid on that day'),
  history,
});
export const eventsQuerySchema = z.strictObject({ ...paging, knownAt, history });
export const expiringQuerySchema = z.strictObject({
  ...paging,
  zone: zoneCodeSchema.optional(),
  within: z
    .string()
    .regex(/^P\d{1,4}D$/, 'a number of days, e.g. P60D')
    .default('P60D')
    .describe('Days ahead, ISO 8601; what has ended is always among them'),
});
export const proposalsQuerySchema = z.strictObject({
  zone: zoneCodeSchema.optional(),
  state: proposalStateSchema.optional(),
  limit: limitSchema(100),
  cursor: cursorSchema.pipe(z.uuid().optional()),
});

const common = {
  zone: zoneCodeSchema,
  reason: reasonSchema.describe('Why; kept for good'),
  revision: z
    .number()
    .int()
    .nonnegative()
    .describe(
      '`lineRevision` of what it is made on, 0 when nothing is on record; another one is refused (409)',
    ),
};
export const proposeFactSchema = z.strictObject({ ...common, change: factChangeSchema });
export const proposeEventSchema = z.strictObject({ ...common, change: eventChangeSchema });
export const decideSchema = z.strictObject({ reason: reasonSchema });
export const confirmEventSchema = decideSchema.extend({
  documentId: z
    .uuid()
    .optional()
    .describe(
      'Document of the zone that it is to stand on; for what the platform detected, and nothing else',
    ),
});
export const proposalIdSchema = z.uuid();

/** Days of a duration that has only days. */
export const daysOf = (duration: string): number => Number(duration.slice(1, -1));

/** Which versions a query means. */
export function timesOf({ knownAt, history }: { knownAt?: string | undefined; history: 'false' | 'true' }) {
  return { knownAt: momentOf(knownAt), history: history === 'true' };
}
