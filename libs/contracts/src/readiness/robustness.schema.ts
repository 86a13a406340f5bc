import { z } from 'zod';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';
import { pillarIdSchema } from './pillar.schema.js';

const trackSchema = z.enum(['operating', 'planned']);
const rank = z.number().int().positive();

const zoneRobustnessSchema = z
  .object({
    zone: zoneCodeSchema,
    /** Official score, 0-100. */
    value: z.number(),
    /** By the official score. */
    rank,
    median: rank,
    /** 5th percentile of the rank: the better end of the band. */
    from: rank,
    /** 95th percentile. */
    to: rank,
    /** The place it shares with the zones it cannot be told from: 1 + zones whose bands lie wholly above. */
    sharedRank: rank,
    /** Zones whose bands overlap with its own. */
    tiedWith: z.array(zoneCodeSchema),
    /** Ranks between the official one and the farther end of the band. */
    move: z.number().int(),
    /** Moves more than two ranks. */
    unstable: z.boolean(),
    simulated: z.boolean(),
  })
  .meta({ id: 'ZoneRobustness' });

/** How firm the ranking of one track is when every choice of the method is drawn at random. */
export const robustnessSchema = z
  .object({
    track: trackSchema,
    method: z.string(),
    /** Hour of the newest score in it, Unix ms; `null` without scores. */
    asOf: instantSchema.nullable(),
    /** The same seed and scores give the same bits. */
    seed: z.number().int(),
    draws: z.number().int(),
    /** By shared rank, then median, then official rank. */
    zones: z.array(zoneRobustnessSchema),
    /** Variance of ranks with one choice varied alone ÷ with all varied, with its 90 % bootstrap interval. */
    choices: z.array(
      z.object({
        choice: z.enum(['weights', 'aggregator', 'anchors', 'missing', 'normalisation']),
        share: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
    /** Pairs of indicators with |r| > 0.9 over the zones that have both. */
    correlations: z.array(z.object({ a: z.string(), b: z.string(), r: z.number(), zones: z.number().int() })),
    /** Nominal weight beside what the pillar contributes to telling zones apart; both add up to 1. */
    pillars: z.array(
      z.object({ id: pillarIdSchema, nominal: z.number(), importance: z.number().nullable() }),
    ),
  })
  .meta({ id: 'Robustness' });
export type Robustness = z.infer<typeof robustnessSchema>;

export const robustnessQuerySchema = z.strictObject({ track: trackSchema.default('operating') });

/** How firm a ranking is, answered by scoring. */
export const robustnessRpc = {
  assess: {
    subject: subjects.rpc('scoring', 'robustness'),
    request: robustnessQuerySchema,
    reply: robustnessSchema,
  },
} as const;
