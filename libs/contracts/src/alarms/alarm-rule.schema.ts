import { z } from 'zod';
import { confidenceLevelSchema, metricIdSchema } from '../names.schema.js';
import { factNameSchema } from '../readiness/fact.schema.js';
import { deviceKindSchema } from '../registry/device.schema.js';
import { subjects } from '../subjects.js';
import { alarmPrioritySchema } from './alarm.schema.js';

const delaySchema = z.number().int().nonnegative();

/** When a device's metric is an alarm. Delays are in event time. */
export const alarmRuleSchema = z
  .object({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(64),
    metric: metricIdSchema,
    /** Kinds of devices it holds for; all that send the metric without it. */
    kinds: z.array(deviceKindSchema).min(1).optional(),
    /** Only in zones of which the registry holds this fact with this value, e.g. the class of the permit. */
    zoneFact: z
      .object({ fact: factNameSchema, equals: z.union([z.number(), z.string(), z.boolean()]) })
      .optional(),
    /** `above`: broken at `set` and more; `below`: at `set` and less. */
    comparison: z.enum(['above', 'below']),
    set: z.number(),
    /** It counts as mended only from here on; between `clear` and `set` nothing changes. */
    clear: z.number(),
    /** `set` and `clear` are multiples of this rating of the device. */
    scaleBy: z.string().min(1).optional(),
    /** How long it has to be broken before it is an alarm, and mended before the alarm clears. */
    onDelaySeconds: delaySchema,
    offDelaySeconds: delaySchema,
    /** Whether readings of quality "suspect" count. They must where the limit is outside the plausible range. */
    suspect: z.enum(['ignore', 'count']),
    priority: alarmPrioritySchema,
    textVi: z.string().min(1),
    textEn: z.string().min(1),
    /** What the limit follows from, for people. */
    basis: z.string().min(1),
    effectiveFrom: z.iso.date(),
    /** First day on which it no longer holds. */
    effectiveTo: z.iso.date().nullable(),
    source: z.string().min(1),
    confidence: confidenceLevelSchema,
  })
  .refine(({ comparison, set, clear }) => (comparison === 'above' ? clear < set : clear > set), {
    path: ['clear'],
    message: 'must lie on the good side of set',
  })
  .meta({ id: 'AlarmRule' });
export type AlarmRule = z.infer<typeof alarmRuleSchema>;

/** The rules, answered by the registry: every version of every row. */
export const alarmRulesRpc = {
  rules: {
    subject: subjects.rpc('registry', 'alarm-rules'),
    request: z.object({}),
    reply: z.object({ items: z.array(alarmRuleSchema) }),
  },
} as const;
