import { z } from 'zod';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { confirmedEventSchema, factSchema } from '../readiness/fact.schema.js';

const versionFields = {
  /** Id of this version. */
  recordId: z.uuid(),
  /** Counts the changes of a fact of a zone, or of an event: the one that this version came with. */
  revision: z.number().int().positive(),
  /** Revision of the fact or event now: what a proposal is made on. */
  lineRevision: z.number().int().positive(),
  origin: z.enum(['seed', 'proposal']),
  /** The proposal that made it; `null` for seeds. */
  proposal: z.uuid().nullable(),
  proposedBy: z.string().nullable(),
  /** Who confirmed the proposal; `null` for seeds. */
  approvedBy: z.string().nullable(),
  /** When it came on record, Unix ms. */
  knownFrom: instantSchema,
  /** When another took its place or it was removed; `null` = on record. */
  knownTo: instantSchema.nullable(),
};

/** Days before the end of validity at which somebody is warned; 0 = it has ended. */
export const EXPIRY_STAGES = [60, 30, 7, 0] as const;
export const expiryStageSchema = z.union([z.literal(60), z.literal(30), z.literal(7), z.literal(0)]);
export type ExpiryStage = z.infer<typeof expiryStageSchema>;

/** A version of a fact with when it was on record and how old its proof is. */
export const factRecordSchema = factSchema
  .extend({
    ...versionFields,
    /** On the day asked about: not begun, valid, or past its last day. */
    validity: z.enum(['future', 'valid', 'expired']),
    /** Whole days to the last valid day, below 0 when past; `null` = does not expire. */
    daysLeft: z.number().int().nullable(),
    /** What validity leaves of the confidence: 1 within it, then `0.5^(days expired / 365)`. */
    ageFactor: z.number().min(0).max(1),
  })
  .meta({ id: 'FactRecord' });
export type FactRecord = z.infer<typeof factRecordSchema>;

/** A version of a legal event. */
export const eventRecordSchema = confirmedEventSchema.extend(versionFields).meta({ id: 'EventRecord' });
export type EventRecord = z.infer<typeof eventRecordSchema>;

/** A fact whose validity ends soon or has ended, and nothing follows it. */
export const expiringFactSchema = factRecordSchema
  .extend({ stage: expiryStageSchema.nullable() })
  .meta({ id: 'ExpiringFact' });
export type ExpiringFact = z.infer<typeof expiringFactSchema>;

/** The notice that goes out once a stage. */
export const expiryNoticeSchema = z.object({
  fact: z.string(),
  zone: zoneCodeSchema,
  validTo: z.iso.date(),
  stage: expiryStageSchema,
});
export type ExpiryNotice = z.infer<typeof expiryNoticeSchema>;
