import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { subjects } from '../subjects.js';
import { alarmReasonSchema } from './alarm-action.schema.js';
import { deliveryDetailSchema, deliverySchema, deliveryStateSchema } from './delivery.schema.js';
import {
  notificationIdSchema,
  recipientDefinitionSchema,
  recipientVersionSchema,
  routeDefinitionSchema,
  routeVersionSchema,
  settingStatusSchema,
  webhookSecretSchema,
} from './notification.schema.js';

const draftShape = {
  id: notificationIdSchema,
  /** Newest version that its author knew; 0 for one that does not exist yet. */
  basedOn: z.number().int().nonnegative(),
  status: settingStatusSchema,
  reason: alarmReasonSchema,
  actor: actorSchema,
};

const deliveryIdSchema = z.string().min(1).max(64);

/** Who is told of alarms, and what became of it; answered by alarms. */
export const notificationsRpc = {
  /** What holds now. */
  settings: {
    subject: subjects.rpc('alarms', 'notification-settings'),
    request: z.object({}),
    reply: z
      .object({
        recipients: z.array(recipientVersionSchema),
        routes: z.array(routeVersionSchema),
        /** From whom e-mail comes; `null`: no mail server is configured. */
        emailFrom: z.string().nullable(),
      })
      .meta({ id: 'NotificationSettings' }),
  },
  /** Every version of a recipient or route, newest first; of both kinds what has the id. */
  versions: {
    subject: subjects.rpc('alarms', 'notification-versions'),
    request: z.object({ id: notificationIdSchema }),
    reply: z
      .object({ recipients: z.array(recipientVersionSchema), routes: z.array(routeVersionSchema) })
      .meta({ id: 'NotificationVersions' }),
  },
  saveRecipient: {
    subject: subjects.rpc('alarms', 'save-recipient'),
    request: z.object({
      ...draftShape,
      definition: recipientDefinitionSchema,
      /** Replaces the one that is kept. */
      secret: webhookSecretSchema.optional(),
    }),
    reply: recipientVersionSchema,
  },
  saveRoute: {
    subject: subjects.rpc('alarms', 'save-route'),
    request: z.object({ ...draftShape, definition: routeDefinitionSchema }),
    reply: routeVersionSchema,
  },
  test: {
    subject: subjects.rpc('alarms', 'test-recipient'),
    request: z.object({ id: notificationIdSchema, actor: actorSchema }),
    reply: deliverySchema,
  },
  deliveries: {
    subject: subjects.rpc('alarms', 'deliveries'),
    request: z.object({
      state: deliveryStateSchema.optional(),
      recipient: notificationIdSchema.optional(),
      alarm: z.string().max(64).optional(),
      limit: z.number().int().min(1).max(1_000),
      cursor: z.string().optional(),
    }),
    reply: z
      .object({ items: z.array(deliverySchema), nextCursor: z.string().nullable() })
      .meta({ id: 'NotificationDeliveryList' }),
  },
  delivery: {
    subject: subjects.rpc('alarms', 'delivery'),
    request: z.object({ id: deliveryIdSchema }),
    reply: z.object({ detail: deliveryDetailSchema.nullable() }),
  },
  resend: {
    subject: subjects.rpc('alarms', 'resend-delivery'),
    request: z.object({ id: deliveryIdSchema, actor: actorSchema }),
    reply: deliverySchema,
  },
} as const;
