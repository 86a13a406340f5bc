import { z } from 'zod';
import { basisSchema } from './basis.schema.js';
import { pillarIdSchema } from './pillar.schema.js';

/** A figure the method scores: curve, window, weight, and what it is computed from. */
export const indicatorSchema = z
  .object({
    id: z.string().regex(/^(GP|CW|GE|WT|FC|GF|DT|CN|DS)[1-9]$/),
    pillar: pillarIdSchema,
    nameVi: z.string().min(1),
    nameEn: z.string().min(1),
    unit: z.string().min(1),
    /** For people: how the value is made. */
    formulaEn: z.string().min(1),
    formulaVi: z.string().min(1),
    /** Which function of the engine computes it; a new version gets a new name. */
    formula: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    direction: z.enum(['higher', 'lower']),
    /** ISO 8601 duration; `PT0S` = live. */
    window: z.string().regex(/^(P(\d+[YMD])+|PT0S)$/),
    weight: z.number().positive(),
    mandatory: z.boolean(),
    /** Also scored from design values of planned zones. */
    design: z.boolean(),
    scale: z.enum(['linear', 'log10']),
    /** Value → score 0-100. */
    curve: z.array(z.tuple([z.number(), z.number().min(0).max(100)])).min(2),
    evidence: z.enum(['telemetry', 'fact', 'mixed']),
    /** Telemetry it reads; metric `*` = everything the zone sends. */
    inputs: z.array(
      z.object({
        metric: z.string().min(1),
        tier: z.enum(['hour', 'day']),
        kinds: z.array(z.string()).optional(),
        /** It also needs the smallest and largest value of each window. */
        extremes: z.boolean().optional(),
      }),
    ),
    /** Registry facts it reads. */
    facts: z.array(z.string()),
    /** Published figures that its formula uses, by name. */
    parameters: z.record(z.string(), z.number()).optional(),
    basis: z.array(basisSchema).min(1),
    effectiveFrom: z.iso.date(),
    method: z.string().min(1),
  })
  .meta({ id: 'Indicator' });
export type Indicator = z.infer<typeof indicatorSchema>;
