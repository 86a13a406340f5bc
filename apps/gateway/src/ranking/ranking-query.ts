import { z } from 'zod';
import { editionIdSchema } from '../editions/edition.schema.js';
import { momentSchema } from '../http/query.schema.js';
import { trackSchema } from './ranking.schema.js';
import { weightsTextSchema } from './weights-text.js';

/** A ranking as an address. */
export const rankingQuerySchema = z.strictObject({
  track: trackSchema.default('operating').describe('Operating and planned zones never share a ranking'),
  preset: z
    .string()
    .max(60)
    .optional()
    .describe('A weight preset of GET /api/v1/method; `official` unless given'),
  weights: weightsTextSchema
    .optional()
    .describe('Own weights instead: all nine pillars, 0-40 each, together 100, e.g. GP:30,CW:8,GE:12,…'),
  edition: editionIdSchema
    .optional()
    .describe('Answer from this state of all zones, as a link of before names it'),
  asOf: momentSchema.optional().describe('Answer from what was known of this hour, RFC 3339'),
});
