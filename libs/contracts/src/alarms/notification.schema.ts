import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { alarmPrioritySchema } from './alarm.schema.js';

/** Id of a recipient or a route, chosen by whoever makes it. */
export const notificationIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case ASCII letters, digits and hyphens')
  .max(48);

/** Where notifications go. */
export const notificationChannelSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('email'), address: z.email().max(254) }),
  z.object({
    kind: z.literal('webhook'),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .refine(url => !/^https?:\/\/[^/?#]*@/i.test(url), 'must carry no user or password; the secret signs'),
  }),
  /** Whoever has the dashboard open as this actor. */
  z.object({ kind: z.literal('browser'), actor: notificationIdSchema }),
]);
export type NotificationChannel = z.infer<typeof notificationChannelSchema>;

/** Somebody who is told of alarms. */
export const recipientDefinitionSchema = z.object({
  name: z.string().trim().min(1).max(120),
  channel: notificationChannelSchema,
  language: z.enum(['vi', 'en', 'both']),
  /** More messages than this in a minute become one digest. */
  perMinute: z.number().int().min(1).max(60),
});
export type RecipientDefinition = z.infer<typeof recipientDefinitionSchema>;

/** Time of day in Việt Nam. */
const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'hh:mm');

/** ISO weekdays: 1 is Monday, 7 is Sunday. */
const weekdaysSchema = z
  .array(z.number().int().min(1).max(7))
  .min(1)
  .max(7)
  .refine(days => new Set(days).size === days.length, 'each day once');

/** A span of every day, local; over midnight when it ends before it begins. The same time twice is the whole day. */
export const notificationHoursSchema = z.object({
  days: weekdaysSchema,
  from: timeOfDaySchema,
  to: timeOfDaySchema,
});
export type NotificationHours = z.infer<typeof notificationHoursSchema>;

/** The same, on every day; never the whole day. */
export const quietHoursSchema = z
  .object({ from: timeOfDaySchema, to: timeOfDaySchema })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must differ from the beginning' });
export type QuietHours = z.infer<typeof quietHoursSchema>;

const recipientsSchema = z.array(notificationIdSchema).max(50);

/** Who is told when nobody acknowledged in time. */
const escalationStepSchema = z.object({
  afterMinutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60),
  recipients: recipientsSchema.min(1),
});

/** What people are told of: `escalated` is that nobody acknowledged in time. */
export const notificationEventSchema = z.enum(['raised', 'escalated', 'cleared']);
export type NotificationEvent = z.infer<typeof notificationEventSchema>;

/** Who is told of which alarms, and when. */
export const routeDefinitionSchema = z
  .object({
    name: z.string().trim().min(1).max(120),
    /** `null`: of all zones. */
    zones: z.array(zoneCodeSchema).min(1).max(100).nullable(),
    priorities: z.array(alarmPrioritySchema).min(1).max(3),
    events: z.array(notificationEventSchema).max(3),
    recipients: recipientsSchema,
    /** When the route is open; `null`: always. Outside of it nobody is told, also not later. */
    hours: notificationHoursSchema.nullable(),
    /** What comes in these hours is told at their end, if it still stands; `null`: none. */
    quiet: quietHoursSchema.nullable(),
    escalation: z
      .array(escalationStepSchema)
      .max(5)
      .refine(
        steps =>
          steps.every(({ afterMinutes }, index) => afterMinutes > (steps[index - 1]?.afterMinutes ?? 0)),
        'each step later than the one before',
      ),
  })
  .refine(
    ({ events, recipients, escalation }) =>
      (events.length > 0 && recipients.length > 0) || escalation.length > 0,
    {
      path: ['recipients'],
      message: 'tells nobody of anything',
    },
  );
export type RouteDefinition = z.infer<typeof routeDefinitionSchema>;

/** `removed` cannot come back under its id but by a new version. */
export const settingStatusSchema = z.enum(['active', 'paused', 'removed']);

const versionShape = {
  id: notificationIdSchema,
  /** Counts from 1; none is ever changed. */
  version: z.number().int().positive(),
  status: settingStatusSchema,
  made: z.object({ at: instantSchema, actor: actorSchema, reason: z.string() }),
};

/** One version of a recipient. */
export const recipientVersionSchema = z
  .object({
    ...versionShape,
    definition: recipientDefinitionSchema,
    /** Whether a secret that signs webhooks is kept; it is never given out. */
    hasSecret: z.boolean(),
  })
  .meta({ id: 'NotificationRecipient' });
export type RecipientVersion = z.infer<typeof recipientVersionSchema>;

/** One version of a route. */
export const routeVersionSchema = z
  .object({ ...versionShape, definition: routeDefinitionSchema })
  .meta({ id: 'NotificationRoute' });
export type RouteVersion = z.infer<typeof routeVersionSchema>;

/** How webhooks are signed: at least 24 bytes, as Standard Webhooks writes them. */
export const webhookSecretSchema = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,128}={0,2}$/, 'whsec_ and 24 to 96 bytes in Base64');
