import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { alarmPrioritySchema } from './alarm.schema.js';
import { notificationIdSchema } from './notification.schema.js';

/** `digest`: many in one message. */
export const deliveryKindSchema = z.enum(['raised', 'escalated', 'cleared', 'digest', 'test']);
export type DeliveryKind = z.infer<typeof deliveryKindSchema>;

/**
 * `waiting`: for its time, or for the next try. `grouped`: went with a digest. `given-up`: `reason` says why; it can be
 * sent again by hand. `dropped`: nobody needs it any more, e.g. the alarm was over before the quiet hours were.
 */
export const deliveryStateSchema = z.enum(['waiting', 'sending', 'sent', 'grouped', 'given-up', 'dropped']);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/** One message to one recipient, and what became of it. */
export const deliverySchema = z
  .object({
    /** The same at each attempt: the idempotency key of a webhook, part of the Message-ID of an e-mail. */
    id: z.string(),
    recipient: notificationIdSchema,
    channel: z.enum(['email', 'webhook', 'browser']),
    kind: deliveryKindSchema,
    state: deliveryStateSchema,
    /** `null`: a digest or a test. */
    alarm: z.string().nullable(),
    zone: zoneCodeSchema.nullable(),
    priority: alarmPrioritySchema.nullable(),
    textVi: z.string(),
    textEn: z.string(),
    /** Alarms it tells of. */
    alarms: z.number().int(),
    simulated: z.boolean(),
    createdAt: instantSchema,
    /** First or next attempt; `null` when there is none to come. */
    nextAttemptAt: instantSchema.nullable(),
    sentAt: instantSchema.nullable(),
    attempts: z.number().int(),
    /** Last answer, or why there was none. */
    reason: z.string().nullable(),
    /** The digest it went with. */
    digest: z.string().nullable(),
    /** Who asked for it, of tests and what is sent again by hand. */
    askedBy: actorSchema.pick({ id: true, name: true }).nullable(),
  })
  .meta({ id: 'NotificationDelivery' });
export type Delivery = z.infer<typeof deliverySchema>;

/** `unknown`: the process ended before the answer; the message may have arrived, and is sent again. */
export const deliveryAttemptSchema = z
  .object({
    number: z.number().int(),
    at: instantSchema,
    durationMs: z.number().int().nullable(),
    /** Address as it was then. */
    target: z.string(),
    outcome: z.enum(['sent', 'retry', 'given-up', 'unknown']),
    answer: z.string(),
  })
  .meta({ id: 'NotificationAttempt' });

/** A delivery with each attempt, oldest first. */
export const deliveryDetailSchema = z
  .object({ delivery: deliverySchema, attempts: z.array(deliveryAttemptSchema) })
  .meta({ id: 'NotificationDeliveryDetail' });
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;

/** Message of `gz.notification.v1.<actor>`: what a browser shows. */
export const browserNotificationSchema = z.object({
  id: z.string(),
  actor: z.string(),
  kind: deliveryKindSchema,
  alarm: z.string().nullable(),
  priority: alarmPrioritySchema.nullable(),
  titleVi: z.string(),
  titleEn: z.string(),
  textVi: z.string(),
  textEn: z.string(),
  simulated: z.boolean(),
  at: instantSchema,
});
export type BrowserNotification = z.infer<typeof browserNotificationSchema>;
