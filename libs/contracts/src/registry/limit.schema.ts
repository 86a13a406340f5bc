import { z } from 'zod';
import { confidenceLevelSchema, metricIdSchema } from '../names.schema.js';

/** A legal limit. Unknown numbers stay `null` with status `to-fill`; nobody invents them. */
export const limitSchema = z
  .object({
    metric: metricIdSchema,
    /** A zone code, or `*` for all. */
    zone: z.string(),
    basis: z.string().min(1),
    class: z.string().optional(),
    /** ISO 8601 duration the value is averaged over before comparing; `PT0S` = instant. */
    averaging: z.string(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    unit: z.string(),
    effectiveFrom: z.iso.date(),
    effectiveTo: z.iso.date().nullable(),
    status: z.enum(['in-force', 'superseded', 'to-fill']),
    source: z.string().min(1),
    confidence: confidenceLevelSchema,
  })
  .meta({ id: 'Limit' });
export type Limit = z.infer<typeof limitSchema>;
