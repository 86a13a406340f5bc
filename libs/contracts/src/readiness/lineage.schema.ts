import { z } from 'zod';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { limitSchema } from '../registry/limit.schema.js';
import { appliedLimitSchema } from './applied-limit.schema.js';
import { evidenceLevelSchema, factSchema } from './fact.schema.js';
import { indicatorSchema } from './indicator.schema.js';
import { revisionQuerySchema } from './revision.schema.js';
import { indicatorScoreSchema, scoreSchema } from './score.schema.js';

const points = z.number();
const share = z.number().min(0).max(1);

/** Which stored revision an answer speaks of. */
const revisionNameSchema = scoreSchema.pick({
  zone: true,
  track: true,
  method: true,
  asOf: true,
  revision: true,
  computedAt: true,
  reason: true,
  inputsHash: true,
  simulated: true,
});

/** One indicator of one revision of a zone's score. */
export const explanationQuerySchema = revisionQuerySchema.extend({ indicator: indicatorSchema.shape.id });
export type ExplanationQuery = z.infer<typeof explanationQuerySchema>;

/** What the windows of one metric of one device held, as the score used them. */
const seriesUseSchema = z.object({
  device: z.string(),
  metric: z.string(),
  tier: z.enum(['hour', 'day']),
  simulated: z.boolean(),
  from: instantSchema,
  to: instantSchema,
  /** Windows that held something. */
  windows: z.number().int(),
  first: instantSchema.nullable(),
  last: instantSchema.nullable(),
  /** Readings used; suspect ones are among them. */
  readings: z.number().int(),
  /** Readings that were due. */
  expected: z.number(),
  suspect: z.number().int(),
  /** Readings that failed quality control and were not used. */
  failed: z.number().int(),
});

/** Hours of stations held against a limit, and those above it. */
const hourCountSchema = z.object({ measured: z.number().int(), over: z.number().int() });

/** Everything that explains one indicator of a score. */
export const indicatorExplanationSchema = z
  .object({
    score: revisionNameSchema.extend({
      value: points,
      /** Before gates; the points of all indicators add up to it. */
      beforeGates: points,
    }),
    /** The method's row in words; `basis` says where each number comes from and how sure it is. */
    definition: indicatorSchema.pick({
      id: true,
      pillar: true,
      nameVi: true,
      nameEn: true,
      unit: true,
      window: true,
      weight: true,
      mandatory: true,
      design: true,
      scale: true,
      curve: true,
      inputs: true,
      facts: true,
      basis: true,
    }),
    formula: z.object({
      name: z.string(),
      version: z.number().int().positive(),
      textVi: z.string(),
      textEn: z.string(),
    }),
    result: indicatorScoreSchema,
    /** How the value became the score: the lower of (curve − penalty) and the cap, times the stage. */
    steps: z.object({
      onCurve: points.nullable(),
      penalty: points,
      evidenceCap: points.nullable(),
      milestoneFactor: share.nullable(),
    }),
    /** Confidence = completeness × share passed × this × age. */
    evidenceFactor: share,
    pillar: z.object({
      id: z.string(),
      nameVi: z.string(),
      nameEn: z.string(),
      weight: z.number(),
      /** Weight of all pillars together. */
      weightOfAll: z.number(),
      value: points.nullable(),
      uncapped: points.nullable(),
      cap: points.nullable(),
    }),
    contribution: z.object({
      /** Its weight ÷ the weight of the pillar's indicators that count. */
      pillarShare: share,
      /** Its points of the pillar. */
      pillarPoints: points,
      /** Its points of the overall score. */
      points,
      /** How much the overall score would rise with the indicator at 100. */
      gain: points,
    }),
    series: z.array(seriesUseSchema),
    /** How the data of the devices arrived, for the indicator that is made of that. */
    delivery: z.array(
      z.object({
        device: z.string(),
        /** 5-minute slots of which something arrived within 10 minutes. */
        timelySlots: z.number().int(),
        firstLiveAt: instantSchema.nullable(),
      }),
    ),
    facts: z.array(
      factSchema
        .pick({
          fact: true,
          value: true,
          milestone: true,
          validFrom: true,
          validTo: true,
          illustrative: true,
          source: true,
          document: true,
        })
        .extend({
          evidenceLevel: evidenceLevelSchema,
          /** What validity leaves of the confidence. */
          age: share,
        }),
    ),
    /** Facts it would use that are not on record. */
    absentFacts: z.array(z.string()),
    /** Limits on record for what it reads, in force at the hour of the score. */
    limits: z.array(
      limitSchema.pick({
        metric: true,
        zone: true,
        basis: true,
        class: true,
        averaging: true,
        min: true,
        max: true,
        effectiveFrom: true,
        effectiveTo: true,
      }),
    ),
    /** Limits that its values were held against, with numbers as they apply. */
    appliedLimits: z.array(appliedLimitSchema),
    /** Hours of stations behind a value that counts hours, in all and by what was measured; `null` of other values. */
    limitHours: hourCountSchema
      .extend({
        /** An hour above several limits is in several parts and once in the whole. */
        parts: z.array(
          hourCountSchema.extend({
            metric: z.string(),
            averaging: z.enum(['PT1H', 'PT8H', 'PT24H']),
            /** Noise has a limit for the day and one for the night. */
            period: z.enum(['day', 'night']).nullable(),
          }),
        ),
      })
      .nullable(),
  })
  .meta({ id: 'IndicatorExplanation' });
export type IndicatorExplanation = z.infer<typeof indicatorExplanationSchema>;

/** Windows of one metric of one device as a score used them. */
export const usedWindowsQuerySchema = explanationQuerySchema.extend({
  device: z.string(),
  metric: z.string(),
  tier: z.enum(['hour', 'day']),
  /** Windows that begin at or after this moment. */
  after: instantSchema.optional(),
  limit: z.number().int().min(1).max(1_000),
});
export type UsedWindowsQuery = z.infer<typeof usedWindowsQuerySchema>;

/** One window as a score used it, kept with the score: later corrections do not change it. */
export const usedWindowSchema = z
  .object({
    start: instantSchema,
    end: instantSchema,
    n: z.number().int(),
    mean: z.number().nullable(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    sum: z.number().nullable(),
    increase: z.number().nullable(),
    suspect: z.number().int(),
    failed: z.number().int(),
  })
  .meta({ id: 'UsedWindow' });
export type UsedWindow = z.infer<typeof usedWindowSchema>;

/** Two revisions of a zone's score to compare. */
export const changesQuerySchema = z.object({
  zone: zoneCodeSchema,
  /** The newest scored hour at or before; the first there is when none is that old. */
  from: instantSchema,
  to: instantSchema,
  fromRevision: z.number().int().positive().optional(),
  toRevision: z.number().int().positive().optional(),
});
export type ChangesQuery = z.infer<typeof changesQuerySchema>;

const indicatorStateSchema = indicatorScoreSchema.pick({
  state: true,
  value: true,
  score: true,
  evidence: true,
  completeness: true,
});
const endSchema = revisionNameSchema
  .omit({ zone: true, track: true })
  .extend({ value: points, grade: scoreSchema.shape.grade, confidence: share });

/** What moved a score between two hours, in points that add up to the change. */
export const scoreChangesSchema = z
  .object({
    zone: zoneCodeSchema,
    from: endSchema,
    to: endSchema,
    /** Moments asked for; `from.asOf` and `to.asOf` are the hours that are really compared. */
    asked: z.object({ from: instantSchema, to: instantSchema }),
    /**
     * What `from` is: the score of the hour asked for, the zone's first score when none is that old, or the last
     * one before an hour without a score.
     */
    comparedFrom: z.enum(['asked-hour', 'first-score', 'last-score-before']),
    /** Overall score at `to` − at `from`: the sum of all points below. */
    change: points,
    /** Indicators that changed, the largest effect first. */
    indicators: z.array(
      z.object({
        id: z.string(),
        pillar: z.string(),
        unit: z.string(),
        points,
        before: indicatorStateSchema.nullable(),
        after: indicatorStateSchema.nullable(),
      }),
    ),
    /** Caps of confirmed events that came or went. */
    gates: points,
    /** Changed weights of pillars: another version of the method. */
    weights: points,
    /** Indicators whose full score would raise the overall one most, at `to`. */
    weakest: scoreSchema.shape.weakest,
    /** The next better grade at `to`; `null` at the best. */
    nextGrade: z.object({ grade: scoreSchema.shape.grade, from: points, points }).nullable(),
    simulated: z.boolean(),
  })
  .meta({ id: 'ScoreChanges' });
export type ScoreChanges = z.infer<typeof scoreChangesSchema>;
