import { z } from 'zod';
import { deviceIdSchema, instantSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';
import { alarmRuleChangesSchema, alarmRuleDefinitionSchema, alarmRuleIdSchema } from './alarm-rule.schema.js';

/** Raw readings are kept for so long. */
export const LONGEST_BACK_TEST_MS = 90 * 86_400_000;
/** Episodes that are listed one by one. */
export const MOST_BACK_TEST_EPISODES = 500;
/** Whoever answers an alarm cannot do anything about one that is shorter. */
export const SHORT_ALARM_SECONDS = 120;

const countShape = {
  devices: z.number().int(),
  readings: z.number().int(),
  /** Readings, or means as of them, that could be compared with the limit: a mean needs most of what was due. */
  compared: z.number().int(),
  /** First and last reading that was judged; `null`: there was none. */
  firstReading: instantSchema.nullable(),
  lastReading: instantSchema.nullable(),
  /** Hours of the test, of each device: from its beginning on, the last one may be shorter. */
  hours: z.number().int(),
  /** Of those, in how many there is a reading. The others say nothing, neither good nor bad. */
  hoursWithReadings: z.number().int(),
  /** How often the alarm would have been raised. */
  episodes: z.number().int(),
  /** Of those, how many still stood at the end. */
  open: z.number().int(),
  /** Of those that ended, how many within two minutes. */
  underTwoMinutes: z.number().int(),
  /** How long it would have stood, all together and at most. */
  totalSeconds: z.number(),
  longestSeconds: z.number(),
};

const zoneSchema = z
  .object({
    zone: zoneCodeSchema,
    ...countShape,
    /** What was tested: the rule as it holds there, with the changes. */
    definition: alarmRuleDefinitionSchema,
  })
  .meta({ id: 'AlarmBackTestZone' });

const episodeSchema = z.object({
  zone: zoneCodeSchema,
  device: deviceIdSchema,
  raisedAt: instantSchema,
  clearedAt: instantSchema.nullable(),
  /** Until the end of the test when it was still raised. */
  seconds: z.number(),
  /** Worst value, in the metric's unit. */
  value: z.number(),
  limit: z.number(),
});

/** What a rule would have done with the readings that are kept; nothing is raised and nobody is told. */
export const alarmBackTestSchema = z
  .object({
    id: z.string(),
    rule: alarmRuleIdSchema,
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    /** From 0 to 1. */
    progress: z.number(),
    /** Why it failed. */
    fault: z.object({ code: z.string(), message: z.string() }).nullable(),
    /** Event times: from (inclusive) to (exclusive). */
    from: instantSchema,
    to: instantSchema,
    /** Readings as devices sent them, each at its event time, with the quality that they have now. */
    source: z.literal('raw'),
    /** Between readings that are further apart delays begin anew: an alarm with a delay is not found there. */
    longestGapSeconds: z.number(),
    /** As far as it is done. */
    total: z.object(countShape),
    zones: z.array(zoneSchema),
    /** The first of each zone, in the order of devices and times. */
    episodes: z.array(episodeSchema),
    episodesLeftOut: z.number().int(),
  })
  .meta({ id: 'AlarmBackTest' });
export type AlarmBackTest = z.infer<typeof alarmBackTestSchema>;
export type AlarmBackTestCount = AlarmBackTest['total'];

/** Back-tests, answered by alarms. */
export const alarmBackTestRpc = {
  start: {
    subject: subjects.rpc('alarms', 'start-back-test'),
    request: z.object({
      rule: alarmRuleIdSchema,
      /** All zones that the rule reaches without it. */
      zones: z.array(zoneCodeSchema).min(1).max(100).optional(),
      /** What differs from the rule as it holds; all of it for a rule that does not exist yet. */
      changes: alarmRuleChangesSchema,
      from: instantSchema,
      to: instantSchema,
    }),
    reply: alarmBackTestSchema,
  },
  find: {
    subject: subjects.rpc('alarms', 'back-test'),
    request: z.object({ id: z.string().min(1).max(64) }),
    reply: z.object({ test: alarmBackTestSchema.nullable() }),
  },
} as const;
