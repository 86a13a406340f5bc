import { z } from 'zod';
import { zoneCodeSchema } from '#libs/contracts';
import { NEEDS } from '#libs/readiness';
import { editionIdSchema } from '../editions/edition.schema.js';
import { cursorSchema, limitSchema, pageSchema } from '../http/query.schema.js';
import { searchBodySchema } from '../search/search-query.js';

/** A search to save; always judged by what is known now. */
export const savedSearchBodySchema = searchBodySchema
  .omit({ edition: true, asOf: true })
  .extend({ name: z.string().trim().min(1).max(120).describe('For people') });

/** A saved search as it is told. */
export const savedSearchSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: z.number().int().describe('Unix ms'),
    parameters: z.string().describe('Of the address /api/v1/zones/search or /find'),
    matching: z.array(zoneCodeSchema).describe('Zones that meet every need now'),
    editionId: editionIdSchema.describe('The state of all zones that `matching` is of'),
  })
  .meta({ id: 'SavedSearch' });
export const savedSearchListSchema = pageSchema('SavedSearchList', savedSearchSchema);

const needId = z.enum(NEEDS.map(({ id }) => id));

/** Word of a change. */
const notificationSchema = z
  .object({
    id: z.number().int(),
    searchId: z.uuid(),
    searchName: z.string(),
    at: z.number().int().describe('Unix ms'),
    zone: zoneCodeSchema,
    change: z.enum(['started', 'stopped']).describe('Started or stopped to meet every need'),
    unmet: z
      .array(
        z.object({
          need: needId,
          state: z.enum(['short', 'unknown']),
          required: z.number(),
          offered: z.number().nullable(),
          unit: z.string(),
        }),
      )
      .describe('What a zone that stopped does not meet'),
    editionId: editionIdSchema.describe('The state of all zones that brought the change'),
    readAt: z.number().int().nullable(),
  })
  .meta({ id: 'SearchNotification' });
export const notificationListSchema = pageSchema('SearchNotificationList', notificationSchema).extend({
  unread: z.number().int().describe('Of all, not only of this page'),
});
export const notificationQuerySchema = z.strictObject({
  unread: z.enum(['true', 'false']).default('false').describe('Only unread ones'),
  limit: limitSchema(100),
  cursor: cursorSchema.pipe(
    z
      .string()
      .regex(/^\d{1,16}$/)
      .optional(),
  ),
});

/** What was seen. */
export const readBodySchema = z.strictObject({
  upTo: z.number().int().min(0).describe('Id of the newest notification that was seen'),
});
