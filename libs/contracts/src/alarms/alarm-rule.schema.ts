import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { confidenceLevelSchema, instantSchema, metricIdSchema, zoneCodeSchema } from '../names.schema.js';
import { factNameSchema } from '../readiness/fact.schema.js';
import { deviceKindSchema } from '../registry/device.schema.js';
import { subjects } from '../subjects.js';
import { alarmPrioritySchema } from './alarm.schema.js';
import { alarmReasonSchema } from './alarm-action.schema.js';

/** A day: what has to last longer before anybody is told is a statistic, not an alarm. */
const delaySchema = z.number().int().min(0).max(86_400);

export const alarmRuleIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);

/**
 * What of the readings is compared with the limit: a mean over the time before, or what the local day comes to if it
 * goes on as in the last hour.
 */
export const alarmAveragingSchema = z.enum([
  'mean-15min',
  'mean-1h',
  'mean-24h',
  'projected-24h',
  'projected-day-sum',
]);
export type AlarmAveraging = z.infer<typeof alarmAveragingSchema>;

const ruleTextSchema = z
  .string()
  .min(1)
  .max(200)
  .describe(
    'What alarms of it say, with places for its numbers: {set}, {percent} of a share, {deviation} of a share from 100 %, {duration} of minutes, {delay}; {set=9:words for this number|words for others, with it for #}',
  );

const definitionShape = {
  metric: metricIdSchema,
  /** Without it each reading is compared as it is. */
  averaging: alarmAveragingSchema.optional(),
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
  /**
   * `set` and `clear` are multiples of the legal maximum that is averaged over this; where it is not known the rule
   * does not hold.
   */
  ofLimit: z.enum(['PT1H', 'PT8H', 'PT24H']).optional(),
  /** How long it has to be broken before it is an alarm, and mended before the alarm clears. */
  onDelaySeconds: delaySchema,
  offDelaySeconds: delaySchema,
  /** Whether readings of quality "suspect" count. They must where the limit is outside the plausible range. */
  suspect: z.enum(['ignore', 'count']),
  priority: alarmPrioritySchema,
  /** `ruleText` of the telemetry library fills the places. */
  textVi: ruleTextSchema,
  textEn: ruleTextSchema,
  /** What the limit follows from, for people. */
  basis: z.string().min(1).max(500),
  source: z.string().min(1).max(500),
  confidence: confidenceLevelSchema,
};

const hasDeadband = ({
  comparison,
  set,
  clear,
}: {
  comparison: string;
  set: number;
  clear: number;
}): boolean => (comparison === 'above' ? clear < set : clear > set);
const hasOneScale = ({ scaleBy, ofLimit }: { scaleBy?: unknown; ofLimit?: unknown }): boolean =>
  scaleBy === undefined || ofLimit === undefined;
const ONE_SCALE = { path: ['ofLimit'], message: 'cannot stand beside scaleBy' };
const DEADBAND = { path: ['clear'], message: 'must lie on the good side of set' };

/** What a rule says, without when and where it holds. */
export const alarmRuleDefinitionSchema = z
  .object(definitionShape)
  .refine(hasDeadband, DEADBAND)
  .refine(hasOneScale, ONE_SCALE)
  .meta({ id: 'AlarmRuleDefinition' });
export type AlarmRuleDefinition = z.infer<typeof alarmRuleDefinitionSchema>;

/** Single fields of a definition, to change another one. */
export const alarmRuleChangesSchema = z.strictObject(definitionShape).partial();

/** When a device's metric is an alarm, as the registry has it. Delays are in event time. */
export const alarmRuleSchema = z
  .object({
    id: alarmRuleIdSchema,
    ...definitionShape,
    effectiveFrom: z.iso.date(),
    /** First day on which it no longer holds. */
    effectiveTo: z.iso.date().nullable(),
  })
  .refine(hasDeadband, DEADBAND)
  .refine(hasOneScale, ONE_SCALE)
  .meta({ id: 'AlarmRule' });
export type AlarmRule = z.infer<typeof alarmRuleSchema>;

/** One version of a rule. Versions are only ever added to. */
export const alarmRuleVersionSchema = z
  .object({
    rule: alarmRuleIdSchema,
    /** 0: as it was delivered; edited versions count from 1. */
    version: z.number().int().nonnegative(),
    /** Where it holds; `null`: everywhere but in zones with a version of their own. */
    zone: zoneCodeSchema.nullable(),
    /** `withdrawn`: the zone has no version of its own any more. */
    status: z.enum(['enabled', 'disabled', 'withdrawn']),
    definition: alarmRuleDefinitionSchema,
    /** Event times it holds for: from (inclusive) to (exclusive). A later version ends it as well. */
    effectiveFrom: instantSchema,
    effectiveTo: instantSchema.nullable(),
    /** Who made it, when and why; `null` for what was delivered. */
    made: z.object({ at: instantSchema, actor: actorSchema, reason: z.string() }).nullable(),
  })
  .meta({ id: 'AlarmRuleVersion' });
export type AlarmRuleVersion = z.infer<typeof alarmRuleVersionSchema>;

/** A rule: what holds now, where something else holds, and everything that ever did or will. */
export const alarmRuleDetailSchema = z
  .object({
    rule: alarmRuleIdSchema,
    /** Newest version; say that you know it when you make the next one. */
    latest: z.number().int().nonnegative(),
    inForce: alarmRuleVersionSchema.nullable(),
    overrides: z.array(alarmRuleVersionSchema),
    versions: z.array(alarmRuleVersionSchema),
  })
  .meta({ id: 'AlarmRuleDetail' });
export type AlarmRuleDetail = z.infer<typeof alarmRuleDetailSchema>;

/** A version that somebody wants to have. */
export const alarmRuleDraftSchema = z.object({
  rule: alarmRuleIdSchema,
  zone: zoneCodeSchema.nullable(),
  status: z.enum(['enabled', 'disabled', 'withdrawn']),
  /** What differs from the version in force; all of it for a rule that does not exist yet. */
  changes: alarmRuleChangesSchema,
  /** At once without it. */
  effectiveFrom: instantSchema.optional(),
  /** Newest version that its author knew. */
  basedOn: z.number().int().nonnegative(),
  reason: alarmReasonSchema,
});
export type AlarmRuleDraft = z.infer<typeof alarmRuleDraftSchema>;

/** Rules with their edited versions, answered by alarms. */
export const alarmRuleEditsRpc = {
  /** What holds now: in a zone, or where no zone has a version of its own. */
  list: {
    subject: subjects.rpc('alarms', 'rules'),
    request: z.object({ zone: zoneCodeSchema.optional() }),
    reply: z.object({ items: z.array(alarmRuleVersionSchema) }),
  },
  find: {
    subject: subjects.rpc('alarms', 'rule'),
    request: z.object({ rule: alarmRuleIdSchema }),
    reply: z.object({ detail: alarmRuleDetailSchema.nullable() }),
  },
  /** Answers when the version is in force, where it is to be so at once. */
  add: {
    subject: subjects.rpc('alarms', 'add-rule-version'),
    request: alarmRuleDraftSchema.extend({ actor: actorSchema }),
    reply: alarmRuleVersionSchema,
  },
} as const;

/** The rules, answered by the registry: every version of every row. */
export const alarmRulesRpc = {
  rules: {
    subject: subjects.rpc('registry', 'alarm-rules'),
    request: z.object({}),
    reply: z.object({ items: z.array(alarmRuleSchema) }),
  },
} as const;
