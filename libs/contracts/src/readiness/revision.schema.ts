import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';

/**
 * Which revision of a zone's score is meant: of the newest hour that fits, the newest revision that
 * fits. Without anything but the zone, the current score.
 */
export const revisionQuerySchema = z.object({
  zone: zoneCodeSchema,
  /** The hour the score describes: the newest scored one at or before this moment. */
  asOf: instantSchema.optional(),
  /** Only what had been computed by this moment counts: the score as it was known then. */
  knownAt: instantSchema.optional(),
  /** This revision of the hour in which `asOf` lies. */
  revision: z.number().int().positive().optional(),
});
export type RevisionQuery = z.infer<typeof revisionQuerySchema>;

/** A piece of a score's inputs that differs from the revision before. */
const changedPartSchema = z.object({
  part: z.enum(['method', 'zone', 'registry', 'delivery', 'windows']),
  /** Local day of the windows; `null` for the other parts. */
  day: z.iso.date().nullable(),
});
export type ChangedPart = z.infer<typeof changedPartSchema>;

/** One revision of a zone's score of one hour: when and why it came to be, and what it rests on. */
export const scoreRevisionSchema = z
  .object({
    zone: zoneCodeSchema,
    asOf: instantSchema,
    revision: z.number().int().positive(),
    method: z.string(),
    value: z.number().min(0).max(100),
    status: z.string(),
    /** `scheduled`, `requested`, `changed`, `late-data`, `facts-changed`, `method-changed`. */
    reason: z.string(),
    computedAt: instantSchema,
    actor: actorSchema,
    inputsHash: z.string(),
    /** What differs from the inputs of the revision before; `null` for the first of an hour. */
    changed: z.array(changedPartSchema).nullable(),
  })
  .meta({ id: 'ScoreRevision' });
export type ScoreRevision = z.infer<typeof scoreRevisionSchema>;
