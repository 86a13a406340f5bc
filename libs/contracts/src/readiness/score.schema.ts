import { z } from 'zod';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { evidenceLevelSchema, milestoneSchema } from './fact.schema.js';
import { pillarIdSchema } from './pillar.schema.js';

const points = z.number().min(0).max(100);
const share = z.number().min(0).max(1);

const gateIdSchema = z.enum(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'approval']);
const gradeSchema = z.enum(['A', 'B', 'C', 'D', 'E']);
const confidenceBandSchema = z.enum(['high', 'medium', 'low', 'insufficient']);
const scoreStatusSchema = z.enum(['provisional', 'published', 'insufficient']);

/** One indicator of a score with everything needed to explain it. */
export const indicatorScoreSchema = z
  .object({
    id: z.string(),
    pillar: pillarIdSchema,
    /** `scored`; `missing-zero`: mandatory and missing, counts 0; `dropped`: missing, left out. */
    state: z.enum(['scored', 'missing-zero', 'dropped']),
    /** In the indicator's unit; `null` when missing. */
    value: z.number().nullable(),
    unit: z.string(),
    score: points.nullable(),
    weight: z.number(),
    evidence: evidenceLevelSchema.nullable(),
    milestone: milestoneSchema.nullable(),
    completeness: share,
    qcPass: share,
    age: share,
    confidence: share,
    /** Window the value was computed over; `null` for facts. */
    window: z.object({ from: instantSchema, to: instantSchema, days: z.number() }).nullable(),
    formula: z.string(),
    inputs: z.array(
      z.object({
        device: z.string(),
        metric: z.string(),
        tier: z.enum(['hour', 'day']),
        windows: z.number().int(),
      }),
    ),
    facts: z.array(z.string()),
    /** Shown beside the value, never scored. */
    diagnostics: z.record(z.string(), z.number()),
    tags: z.array(z.string()),
  })
  .meta({ id: 'IndicatorScore' });
export type IndicatorScore = z.infer<typeof indicatorScoreSchema>;

const pillarScoreSchema = z
  .object({
    id: pillarIdSchema,
    /** `null` when too little of it is known to show. */
    value: points.nullable(),
    /** Before gates. */
    uncapped: points.nullable(),
    weight: z.number(),
    /** Share of the pillar's indicator weight that is kept. */
    keptWeight: share,
    cap: points.nullable(),
    confidence: share,
  })
  .meta({ id: 'PillarScore' });

/** A computed readiness score. `operating` and `planned` zones never share a ranking. */
export const scoreSchema = z
  .object({
    zone: zoneCodeSchema,
    track: z.enum(['operating', 'planned']),
    method: z.string(),
    /** The score describes the zone as it was at this full hour. */
    asOf: instantSchema,
    value: points,
    low: points,
    high: points,
    confidence: share,
    confidenceBand: confidenceBandSchema,
    grade: gradeSchema,
    status: scoreStatusSchema,
    /** Arithmetic mean over pillars: a diagnostic. */
    arithmetic: points,
    tags: z.array(z.string()),
    simulated: z.boolean(),
    pillars: z.array(pillarScoreSchema),
    indicators: z.array(indicatorScoreSchema),
    /** Caps of human-confirmed events. */
    gates: z.array(
      z.object({
        gate: gateIdSchema,
        event: z.string(),
        document: z.string(),
        overallCap: points.nullable(),
        pillarCaps: z.partialRecord(pillarIdSchema, points),
      }),
    ),
    /** Automatic detections that wait for a person. */
    underReview: z.array(z.object({ gate: gateIdSchema, indicator: z.string(), value: z.number() })),
    /** Indicators whose full score would raise the overall one most. */
    weakest: z.array(z.object({ indicator: z.string(), gain: z.number() })),
    /** Inputs that came late or changed since the revision before; see `inputsHash`. */
    inputsHash: z.string().regex(/^[0-9a-f]{64}$/),
    revision: z.number().int().positive(),
    computedAt: instantSchema,
    /** Why this revision exists: `scheduled`, `requested`, `late-data`, `facts-changed`, … */
    reason: z.string(),
  })
  .meta({ id: 'Score' });
export type Score = z.infer<typeof scoreSchema>;

/** A score without its indicators, for lists and history. */
export const scoreSummarySchema = scoreSchema
  .omit({ indicators: true, underReview: true })
  .meta({ id: 'ScoreSummary' });
export type ScoreSummary = z.infer<typeof scoreSummarySchema>;
