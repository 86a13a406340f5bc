import { z } from 'zod';
import { confidenceLevelSchema } from '../names.schema.js';
import { evidenceLevelSchema, factNameSchema } from '../readiness/fact.schema.js';
import { pillarIdSchema } from '../readiness/pillar.schema.js';

/** A value that an enumerated fact may take, as a person chooses it. */
const optionSchema = z.object({
  value: z.union([z.number(), z.string()]),
  nameVi: z.string().min(1),
  nameEn: z.string().min(1),
});

/** One kind of fact that the registry takes: what it is called, what its value may be, what must prove it. */
export const factKindSchema = z
  .object({
    id: factNameSchema,
    /** Pillar that it is listed under; `null` for what concerns the zone as a whole. */
    pillar: pillarIdSchema.nullable(),
    nameVi: z.string().min(1),
    nameEn: z.string().min(1),
    unit: z.string().min(1),
    type: z.enum(['number', 'boolean', 'enum', 'text', 'date']),
    /** Whole numbers only. */
    integer: z.boolean().optional(),
    /** Numbers outside are refused; `null` = no bound. */
    min: z.number().nullable(),
    max: z.number().nullable(),
    /** Of enumerated facts only. */
    options: z.array(optionSchema).min(2).optional(),
    /** Ids of the indicators that it enters. */
    indicators: z.array(z.string()),
    /** What it can be proved by; never L5, which is live telemetry. */
    levels: z.array(evidenceLevelSchema.exclude(['L5'])).min(1),
    /** `required`: at every level; else only where the level is that of a document (L3, L4). */
    document: z.enum(['required', 'optional']),
    /** How long its document usually holds; `null` = until further notice. */
    usualValidityMonths: z.number().int().positive().nullable(),
    /** Which zones have it. */
    track: z.enum(['operating', 'planned', 'any']),
    source: z.string().min(1),
    confidence: confidenceLevelSchema,
  })
  .meta({ id: 'FactKind' });
export type FactKind = z.infer<typeof factKindSchema>;
