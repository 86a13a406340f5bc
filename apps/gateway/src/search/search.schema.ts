import { z } from 'zod';
import { evidenceLevelSchema, milestoneSchema, zoneSchema } from '#libs/contracts';
import { NEEDS } from '#libs/readiness';
import { editionRefSchema } from '../editions/edition.schema.js';
import { ownScoreSchema, weightsSchema } from '../ranking/ranking.schema.js';

const needIdSchema = z.enum(NEEDS.map(({ id }) => id));
const direction = z.enum(['at-least', 'at-most']);

/** A figure behind an answer. */
const evidenceSchema = z
  .object({
    kind: z.enum(['fact', 'indicator', 'position', 'score']),
    name: z.string().nullable().describe('Name of the fact or id of the indicator'),
    figure: z
      .string()
      .nullable()
      .describe(
        'Of an indicator the figure that it was computed with, as in its `diagnostics`; null for its value',
      ),
    value: z.number(),
    unit: z.string(),
    source: z.string().nullable().describe('Null for what the platform computes itself'),
    document: z.string().nullable(),
    level: evidenceLevelSchema.nullable().describe('L5 live telemetry … L0 announced; null for positions'),
    milestone: milestoneSchema
      .nullable()
      .describe('Stage of the project; design values of planned zones only'),
    ageDays: z
      .number()
      .int()
      .nullable()
      .describe('Since a fact began to hold, or since the last reading behind it'),
    windowDays: z.number().nullable().describe('Days of readings behind it'),
    simulated: z.boolean().describe('Rests on simulated devices or illustrative facts'),
    link: z.string().describe('Where it comes from'),
  })
  .meta({ id: 'NeedEvidence' });

/** How a zone answers one need. */
const needJudgementSchema = z
  .object({
    need: needIdSchema,
    state: z.enum(['met', 'short', 'unknown']),
    required: z.number(),
    direction,
    unit: z.string(),
    offered: z.number().nullable().describe('Null when nothing is known'),
    shortBy: z.number().nullable().describe('How much is missing, or too much; null unless short'),
    reason: z
      .enum(['no-fact', 'not-measured', 'unit-unknown', 'expired', 'only-upper-bound', 'too-near-to-tell'])
      .nullable()
      .describe('Why it is unknown'),
    evidence: z.array(evidenceSchema),
  })
  .meta({ id: 'NeedJudgement' });

const zoneMatchSchema = zoneSchema
  .pick({ nameVi: true, nameEn: true, district: true, areaHa: true })
  .extend({
    zone: zoneSchema.shape.code,
    matches: z.boolean().describe('Whether every need is met; unknown is not met'),
    met: z.number().int(),
    short: z.number().int(),
    unknown: z.number().int(),
    score: ownScoreSchema.nullable(),
    needs: z.array(needJudgementSchema),
  })
  .meta({ id: 'ZoneMatch' });

/** Answer of a search. */
export const searchAnswerSchema = z
  .object({
    edition: editionRefSchema,
    newer: editionRefSchema.nullable().describe('The current edition, when an older one was asked for'),
    needs: z.array(z.object({ need: needIdSchema, required: z.number(), direction, unit: z.string() })),
    preset: z.string().nullable().describe('Null for own weights'),
    weights: weightsSchema,
    simulated: z.boolean(),
    operating: z.array(zoneMatchSchema),
    planned: z.array(zoneMatchSchema).describe('By their designs; never in one list with operating zones'),
    link: z.string().describe('Gives this answer again'),
    page: z.string().describe('The same for people'),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
