import { z } from 'zod';
import { confidenceLevelSchema, instantSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';

export const evidenceLevelSchema = z.enum(['L0', 'L1', 'L2', 'L3', 'L4', 'L5']);
export const milestoneSchema = z.enum(['M0', 'M1', 'M2', 'M3', 'M4']);

/** Name of a fact, e.g. `water.firm_capacity`; design values are `design.<indicator>`. */
export const factNameSchema = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-zA-Z0-9_]+)+$/);

/** Something about a zone that no sensor tells: a permit, a certificate, a capacity, a design value. */
export const factSchema = z
  .object({
    zone: zoneCodeSchema,
    fact: factNameSchema,
    value: z.union([z.number(), z.string(), z.boolean()]),
    unit: z.string(),
    evidenceLevel: evidenceLevelSchema,
    /** Stage of the project a design value stands on; design values only. */
    milestone: milestoneSchema.optional(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    /** True: made up to show the method, in the place of the document it names. */
    illustrative: z.boolean(),
    source: z.string().min(1),
    confidence: confidenceLevelSchema,
    /** Reference of the document it stands on. */
    document: z.string().nullable(),
    /** The document itself, when the registry has it. */
    documentId: z.uuid().nullable().optional(),
  })
  .meta({ id: 'Fact' });
export type Fact = z.infer<typeof factSchema>;

/** What a legal gate can fire on, and nothing else. */
export const confirmedEventSchema = z
  .object({
    id: z.string().min(1),
    zone: zoneCodeSchema,
    kind: z.enum([
      'permit-invalid',
      'wwtp-stopped',
      'data-falsification',
      'sanction',
      'exceedance-day',
      'haz-waste-shortfall',
      'station-shortfall',
      'major-incident',
    ]),
    occurredOn: z.iso.date(),
    closedOn: z.iso.date().nullable(),
    /** Person who confirmed it; an event without one is not an event. */
    confirmedBy: z.string().min(1),
    confirmedOn: z.iso.date(),
    /** Id of the document it stands on. */
    document: z.string().min(1),
    /** Id of the document that closed it. */
    closureDocument: z.string().min(1).optional(),
  })
  .meta({ id: 'ConfirmedEvent' });
export type ConfirmedEvent = z.infer<typeof confirmedEventSchema>;

const ofZone = z.object({
  zone: zoneCodeSchema.optional(),
  /** As the registry knew it then, Unix ms; now unless given. */
  knownAt: instantSchema.optional(),
});

/** Questions about facts, answered by the registry. */
export const factsRpc = {
  facts: {
    subject: subjects.rpc('registry', 'facts'),
    request: ofZone,
    reply: z.object({ items: z.array(factSchema) }),
  },
  confirmedEvents: {
    subject: subjects.rpc('registry', 'confirmed-events'),
    request: ofZone,
    reply: z.object({ items: z.array(confirmedEventSchema) }),
  },
} as const;
