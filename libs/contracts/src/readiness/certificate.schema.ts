import { z } from 'zod';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';
import { basisSchema } from './basis.schema.js';
import { confirmedEventSchema, evidenceLevelSchema, factNameSchema } from './fact.schema.js';

const unit = z.string().min(1);
const number = { value: z.number(), unit };

/** What is asked for; `unknown`: a number that nobody has read yet. */
const benchmarkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yes') }),
  z.object({ kind: z.literal('at-least'), ...number }),
  z.object({ kind: z.literal('more-than'), ...number }),
  z.object({ kind: z.literal('at-most'), ...number }),
  z.object({ kind: z.literal('less-than'), ...number }),
  z.object({ kind: z.literal('unknown'), unit }),
]);

const answerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('indicator'),
    id: z.string(),
    /** The value is what is left of this number. */
    complement: z.number().optional(),
  }),
  z.object({ kind: z.literal('fact'), name: factNameSchema }),
  /** Confirmed events of these kinds within so many months break it. */
  z.object({
    kind: z.literal('no-event'),
    events: z.array(confirmedEventSchema.shape.kind).min(1),
    months: z.number().int().positive(),
  }),
]);

/** One requirement of a framework for eco-industrial parks. No legal advice. */
export const requirementSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+\.\d{2}$/),
    framework: z.enum(['eip-framework-2', 'decree-35-2022']),
    group: z.enum([
      'management',
      'environment',
      'social',
      'economic',
      'developer',
      'tenants',
      'land',
      'certificate',
    ]),
    nameEn: z.string().min(1),
    nameVi: z.string().min(1),
    benchmark: benchmarkSchema,
    /** What tells whether it is met; `null`: nothing on record does. */
    answer: answerSchema.nullable(),
    /** How far what answers it is what is asked for. */
    noteEn: z.string().optional(),
    noteVi: z.string().optional(),
    basis: z.array(basisSchema).min(1),
  })
  .meta({ id: 'Requirement' });
export type Requirement = z.infer<typeof requirementSchema>;

const stateSchema = z.enum(['met', 'short', 'not-measured', 'no-benchmark']);

/** How far a zone is with each requirement. */
export const certificatesSchema = z
  .object({
    zone: zoneCodeSchema,
    /** A planned zone is judged by its design values: what it intends. */
    track: z.enum(['operating', 'planned']),
    asOf: instantSchema,
    items: z.array(
      requirementSchema.extend({
        /** `no-benchmark`: measured, but what is asked for is not known. */
        state: stateSchema,
        value: z.number().nullable(),
        /** How much is missing, in the benchmark's unit. */
        shortBy: z.number().nullable(),
        evidence: evidenceLevelSchema.nullable(),
        simulated: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Certificates' });
export type Certificates = z.infer<typeof certificatesSchema>;

/** Questions about certificates: the rows from the registry, a zone's standing from scoring. */
export const certificatesRpc = {
  requirements: {
    subject: subjects.rpc('registry', 'requirements'),
    request: z.object({}),
    reply: z.object({ items: z.array(requirementSchema) }),
  },
  ofZone: {
    subject: subjects.rpc('scoring', 'certificates'),
    request: z.object({ zone: zoneCodeSchema }),
    reply: certificatesSchema,
  },
} as const;
