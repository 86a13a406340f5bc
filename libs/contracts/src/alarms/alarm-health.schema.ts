import { z } from 'zod';
import {
  confidenceLevelSchema,
  deviceIdSchema,
  instantSchema,
  metricIdSchema,
  zoneCodeSchema,
} from '../names.schema.js';
import { subjects } from '../subjects.js';
import { alarmPrioritySchema } from './alarm.schema.js';
import { alarmRuleIdSchema } from './alarm-rule.schema.js';

/** Longest span that is looked at. */
export const LONGEST_ALARM_HEALTH_MS = 31 * 86_400_000;

const sourceSchema = z.object({
  rule: alarmRuleIdSchema,
  zone: zoneCodeSchema,
  device: deviceIdSchema.nullable(),
  metric: metricIdSchema,
  textVi: z.string(),
  textEn: z.string(),
});

/**
 * How well alarms serve those who answer them, in the terms of EEMUA 191 and ISA-18.2. Counted is what was raised live
 * and not explained by another alarm.
 */
export const alarmHealthSchema = z
  .object({
    zone: zoneCodeSchema.nullable(),
    from: instantSchema,
    to: instantSchema,
    alarms: z.number().int(),
    /** Periods of ten minutes. */
    tenMinutes: z.object({
      mean: z.number(),
      peak: z.number().int(),
      /** Begin of the period with most. */
      peakAt: instantSchema.nullable(),
      /** Share of periods with more than ten. */
      overTenShare: z.number(),
    }),
    /** From a period with more than ten alarms to one with less than five. */
    floods: z.object({
      count: z.number().int(),
      shareOfTime: z.number(),
      /** The longest, at most ten. */
      longest: z.array(z.object({ from: instantSchema, to: instantSchema, alarms: z.number().int() })),
    }),
    /** Raised three times in a minute or more often, at most ten. */
    chattering: z.array(sourceSchema.extend({ times: z.number().int() })),
    /** Raised for longer than a day, now. */
    stale: z.object({
      count: z.number().int(),
      oldest: z.array(sourceSchema.extend({ id: z.string(), raisedAt: instantSchema })),
    }),
    /** Most frequent first, at most ten. */
    frequent: z.array(sourceSchema.extend({ count: z.number().int(), share: z.number() })),
    priorities: z.array(
      z.object({ priority: alarmPrioritySchema, count: z.number().int(), share: z.number() }),
    ),
    /** What is measured against what the guidelines call good. */
    benchmarks: z.array(
      z.object({
        id: z.string(),
        value: z.number(),
        max: z.number(),
        /** What both are: `share` from 0 to 1. */
        kind: z.enum(['count', 'share']),
        /** `few`: of so few alarms the guideline says nothing. */
        verdict: z.enum(['beyond', 'few', 'within']),
        /** With fewer alarms in the span the figure says nothing: a share so small cannot be reached by any. */
        fewestAlarms: z.number().int(),
        textVi: z.string(),
        textEn: z.string(),
        source: z.string(),
        confidence: confidenceLevelSchema,
      }),
    ),
  })
  .meta({ id: 'AlarmHealth' });
export type AlarmHealth = z.infer<typeof alarmHealthSchema>;

/** Asked of alarms. */
export const alarmHealthRpc = {
  health: {
    subject: subjects.rpc('alarms', 'alarm-health'),
    request: z.object({ zone: zoneCodeSchema.optional(), from: instantSchema, to: instantSchema }),
    reply: alarmHealthSchema,
  },
} as const;
