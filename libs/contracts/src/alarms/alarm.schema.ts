import { z } from 'zod';
import { deviceIdSchema, instantSchema, metricIdSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';

/** Alarm priority: 1 critical, 2 alarm, 3 warn. */
export const alarmPrioritySchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** One episode of a rule being broken by one device's metric. */
export const alarmSchema = z
  .object({
    id: z.string(),
    rule: z.string(),
    zone: zoneCodeSchema,
    device: deviceIdSchema,
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
  })
  .meta({ id: 'Alarm' });
export type Alarm = z.infer<typeof alarmSchema>;

/** Questions the alarms service answers. */
export const alarmsRpc = {
  list: {
    subject: subjects.rpc('alarms', 'list'),
    request: z.object({
      zone: zoneCodeSchema.optional(),
      state: z.enum(['raised', 'cleared']).optional(),
      limit: z.number().int().min(1).max(1_000),
      cursor: z.string().optional(),
    }),
    reply: z.object({ items: z.array(alarmSchema), nextCursor: z.string().nullable() }),
  },
} as const;
