import { z } from 'zod';
import {
  alarmReasonSchema,
  deliveryStateSchema,
  notificationIdSchema,
  recipientDefinitionSchema,
  routeDefinitionSchema,
  settingStatusSchema,
  webhookSecretSchema,
} from '#libs/contracts';
import { cursorSchema, limitSchema } from '../http/query.schema.js';

const saveShape = {
  basedOn: z
    .number()
    .int()
    .nonnegative()
    .describe('`version` as you saw it; 0 for one that does not exist yet'),
  status: settingStatusSchema.default('active'),
  reason: alarmReasonSchema,
};

export const saveRecipientSchema = z.strictObject({
  ...saveShape,
  definition: recipientDefinitionSchema,
  secret: webhookSecretSchema
    .optional()
    .describe('Signs webhooks, and is never given out again; without it the one that is kept stays'),
});

export const saveRouteSchema = z.strictObject({ ...saveShape, definition: routeDefinitionSchema });

export const deliveriesQuerySchema = z.strictObject({
  state: deliveryStateSchema.optional(),
  recipient: notificationIdSchema.optional(),
  alarm: z.string().min(1).max(64).optional(),
  limit: limitSchema(100),
  cursor: cursorSchema,
});

export const deliveryIdSchema = z.string().min(1).max(64);

export const followQuerySchema = z.strictObject({
  actor: z.string().max(64).describe('Id of GET /api/v1/actors; a browser’s event source can set no header'),
});
