import { z } from 'zod';
import { pillarIdSchema, scoreSchema, zoneSchema } from '#libs/contracts';
import { editionRefSchema } from '../editions/edition.schema.js';

const { value, low, high, grade, confidence, confidenceBand, status, tags, simulated, gates, asOf } =
  scoreSchema.shape;

export const trackSchema = z.enum(['operating', 'planned']);
export const weightsSchema = z
  .record(pillarIdSchema, z.number().min(0).max(40))
  .meta({ id: 'PillarWeights' });

/** A score under chosen weights beside the official one. */
export const ownScoreSchema = z
  .object({
    ...{ value, low, high, grade, confidence, confidenceBand },
    official: z
      .object({ value, low, high, grade, confidence, status })
      .describe('Under the official weights'),
    officialRank: z
      .number()
      .int()
      .nullable()
      .describe('Null when the zone has no place in the official ranking'),
    ...{ asOf, simulated, tags, gates },
  })
  .meta({ id: 'OwnScore' });

const named = zoneSchema.pick({ nameVi: true, nameEn: true }).extend({ zone: zoneSchema.shape.code });
const place = z.number().int().positive();

/** A zone with its place. */
const rankedZoneSchema = named
  .extend({
    rank: place.describe('Best place it may have: one more than the zones that are better for certain'),
    rankTo: place.describe('Worst place it may have'),
    tiedWith: z
      .array(zoneSchema.shape.code)
      .describe(
        'Zones whose ranges of scores overlap: what is not measured could turn their order round. Ties by the choices of the method are those of GET /api/v1/robustness',
      ),
    score: ownScoreSchema,
  })
  .meta({ id: 'RankedZone' });

/** A zone without a place. */
const notRankedZoneSchema = named
  .extend({
    reason: z
      .enum(['insufficient-data', 'low-confidence', 'lower-half', 'no-score'])
      .describe('`lower-half`: only the top half is named with a place'),
    score: ownScoreSchema.nullable(),
  })
  .meta({ id: 'NotRankedZone' });

/** Places of one track under chosen weights. */
export const rankingSchema = z
  .object({
    track: trackSchema,
    edition: editionRefSchema,
    newer: editionRefSchema.nullable().describe('The current edition, when an older one was asked for'),
    preset: z.string().nullable().describe('Null for own weights'),
    weights: weightsSchema,
    simulated: z.boolean().describe('True when any score rests on simulated devices or illustrative facts'),
    ranked: z.array(rankedZoneSchema).describe('The best first'),
    notRanked: z.array(notRankedZoneSchema).describe('By code: their order tells nothing'),
    link: z.string().describe('Gives this answer again'),
  })
  .meta({ id: 'Ranking' });
export type Ranking = z.infer<typeof rankingSchema>;
export type OwnScore = z.infer<typeof ownScoreSchema>;
