import { z } from 'zod';
import { confidenceLevelSchema, metricIdSchema } from '../names.schema.js';

const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/);

const crossCheckSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('at-most'),
    of: metricIdSchema,
    factor: z.number().positive(),
    margin: z.number().nonnegative(),
  }),
  z.object({
    kind: z.literal('power-triangle'),
    active: metricIdSchema,
    reactive: metricIdSchema,
    tolerance: z.number().positive(),
    least: z.number().nonnegative(),
  }),
]);

/** One metric of the catalogue: what it measures, in which unit, how often, and how its quality is judged. */
export const metricSchema = z
  .object({
    id: metricIdSchema,
    measurement: identifier,
    field: identifier,
    nameVi: z.string().min(1),
    nameEn: z.string().min(1),
    ucum: z.string().min(1),
    units: z.array(z.object({ unit: z.string(), factor: z.number(), offset: z.number().optional() })).min(1),
    kind: z.enum(['gauge', 'counter', 'event', 'enum']),
    aggregate: z.enum(['mean', 'energy-mean', 'vector-mean', 'sum', 'last', 'increase']),
    cadenceSeconds: z.number().int().positive().nullable(),
    decimals: z.number().int().min(0).max(6),
    enumValues: z
      .array(z.object({ code: z.number().int(), nameVi: z.string(), nameEn: z.string() }))
      .optional(),
    qc: z.object({
      gross: z.object({
        min: z.number().nullable(),
        max: z.number().nullable(),
        scaleBy: z.string().optional(),
      }),
      plausible: z.object({ min: z.number(), max: z.number() }).nullable(),
      rateOfChange: z
        .object({
          limit: z.number().positive(),
          mode: z.enum(['absolute', 'fraction']),
          onlyRising: z.boolean().optional(),
        })
        .nullable(),
      flatLine: z
        .object({
          suspectSeconds: z.number().positive(),
          failSeconds: z.number().positive(),
          resolution: z.number().nonnegative(),
          idle: z.object({ min: z.number(), max: z.number() }).optional(),
          daylightOnly: z.boolean().optional(),
        })
        .nullable(),
      spike: z.object({ suspect: z.number().positive(), fail: z.number().positive() }).nullable().optional(),
      dark: z.object({ max: z.number() }).nullable().optional(),
      crossChecks: z.array(crossCheckSchema).optional(),
    }),
    sensor: z.string(),
    tt10: z.string().optional(),
    source: z.string().min(1),
    confidence: confidenceLevelSchema,
  })
  .meta({ id: 'Metric' });
export type Metric = z.infer<typeof metricSchema>;
