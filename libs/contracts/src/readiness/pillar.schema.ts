import { z } from 'zod';
import { basisSchema } from './basis.schema.js';

const PILLAR_IDS = ['GP', 'CW', 'GE', 'WT', 'FC', 'GF', 'DT', 'CN', 'DS'] as const;
export const pillarIdSchema = z.enum(PILLAR_IDS);

/** One need of an investor and its weight in the overall score. */
export const pillarSchema = z
  .object({
    id: pillarIdSchema,
    nameVi: z.string().min(1),
    nameEn: z.string().min(1),
    block: z.enum(['green', 'factory-finance', 'digital']),
    weight: z.number().positive().max(100),
    /** Whether confirmed legal events can cap this pillar. */
    gateBearing: z.boolean(),
    basis: z.array(basisSchema).min(1),
    effectiveFrom: z.iso.date(),
    method: z.string().min(1),
  })
  .meta({ id: 'Pillar' });
export type Pillar = z.infer<typeof pillarSchema>;

/** A set of weights an investor can choose instead of the official ones. */
export const weightPresetSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    nameVi: z.string().min(1),
    nameEn: z.string().min(1),
    weights: z.record(pillarIdSchema, z.number().min(0).max(40)),
    version: z.string().min(1),
    method: z.string().min(1),
    basis: z.array(basisSchema).min(1),
  })
  .refine(preset => Math.abs(Object.values(preset.weights).reduce((sum, w) => sum + w, 0) - 100) < 1e-9, {
    message: 'the nine weights must add up to 100',
    path: ['weights'],
  })
  .meta({ id: 'WeightPreset' });
export type WeightPreset = z.infer<typeof weightPresetSchema>;
