import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { deviceIdSchema, instantSchema, metricIdSchema, zoneCodeSchema } from '../names.schema.js';

/** Alarm priority: 1 critical, 2 alarm, 3 warn. */
export const alarmPrioritySchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** One episode of a rule being broken by one device's metric, as readings tell it. */
export const episodeSchema = z.object({
  id: z.string(),
  rule: z.string(),
  zone: zoneCodeSchema,
  /** `null`: the alarm is of the zone as a whole. */
  device: deviceIdSchema.nullable(),
  metric: metricIdSchema,
  priority: alarmPrioritySchema,
  state: z.enum(['raised', 'cleared']),
  textVi: z.string(),
  textEn: z.string(),
  /** Worst value of the episode, in the metric's unit. */
  value: z.number(),
  limit: z.number(),
  basis: z.string(),
  /** Event times. */
  raisedAt: instantSchema,
  clearedAt: instantSchema.nullable(),
  /** True when the readings were more than an hour old on arrival: recorded, nobody is notified. */
  late: z.boolean(),
  simulated: z.boolean(),
});
export type Episode = z.infer<typeof episodeSchema>;

/** A person in short, for people who read. */
const personSchema = actorSchema.pick({ id: true, name: true });

/** A shelf (ISA-18.2): what a rule raises on one point asks for nobody's attention until it ends. */
const shelfSchema = z.object({
  at: instantSchema,
  until: instantSchema,
  by: personSchema,
  reason: z.string(),
});

/**
 * An alarm with what people did about it. It stands while it is raised, and after it cleared until somebody
 * acknowledges it; what was recorded late never stands.
 */
export const alarmSchema = episodeSchema
  .extend({
    acknowledged: z.object({ at: instantSchema, by: personSchema }).nullable().default(null),
    shelved: shelfSchema.nullable().default(null),
    assignee: personSchema.nullable().default(null),
    /** Id of the alarm that explains this one; while it stands this one asks for nobody's attention. */
    suppressedBy: z.string().nullable().default(null),
    /** Grows with everything that people do about it. */
    revision: z.number().int().default(0),
  })
  .meta({ id: 'Alarm' });
export type Alarm = z.infer<typeof alarmSchema>;

/** What became of an alarm. */
export const alarmChangeSchema = z.enum([
  'raised',
  'cleared',
  'acknowledged',
  'shelved',
  'unshelved',
  'commented',
  'assigned',
  'suppressed',
  'unsuppressed',
  /** Readings that came late say that it began or ended at another moment. */
  'corrected',
]);
export type AlarmChangeKind = z.infer<typeof alarmChangeSchema>;

/** Message of `gz.alarm.v1.<zone>`: the alarm after the change. */
export const alarmEventSchema = alarmSchema.extend({ change: alarmChangeSchema.optional() });
export type AlarmEvent = z.infer<typeof alarmEventSchema>;
