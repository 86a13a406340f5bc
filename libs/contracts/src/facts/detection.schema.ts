import { z } from 'zod';
import { deviceIdSchema, instantSchema, metricIdSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';

/** Which mean it was: of a metric of a device on a local day. */
const pointShape = { device: deviceIdSchema, metric: metricIdSchema };

/** What a mean was when it was looked at, beside its legal limit. */
export const exceedanceEvidenceSchema = z.object({
  /** The local day: from (inclusive) to (exclusive). */
  from: instantSchema,
  to: instantSchema,
  /** Mean of the valid hours, in the metric's unit. */
  mean: z.number(),
  unit: z.string(),
  limit: z.object({ min: z.number().nullable(), max: z.number().nullable() }),
  /** Regulation or permit that the limit is of. */
  basis: z.string(),
  /** What is to be known about the limit, e.g. `limit-basis-transitional`. */
  tags: z.array(z.string()),
  /** Hours with at least 75 % of their readings, of 24. */
  validHours: z.number().int(),
  isOver: z.boolean(),
  simulated: z.boolean(),
});
export type ExceedanceEvidence = z.infer<typeof exceedanceEvidenceSchema>;

/** Legal event that the platform itself proposes. It stands on no document: whoever confirms it names one. */
export const detectedEventSchema = z.strictObject({
  action: z.literal('record'),
  kind: z.literal('exceedance-day'),
  occurredOn: z.iso.date(),
  detection: z.strictObject(pointShape),
});
export type DetectedEvent = z.infer<typeof detectedEventSchema>;

/** Days over a legal limit as the platform finds them, answered by the registry. */
export const detectionsRpc = {
  /**
   * Proposes an exceedance for a person to confirm or to reject, once for each mean. A mean that is another one since is
   * added to what is known of it, whatever was decided.
   */
  detect: {
    subject: subjects.rpc('registry', 'detect-exceedance'),
    request: z.object({
      zone: zoneCodeSchema,
      ...pointShape,
      day: z.iso.date(),
      evidence: exceedanceEvidenceSchema,
    }),
    reply: z.object({
      /** `none`: within its limit and never proposed. */
      outcome: z.enum(['proposed', 'revised', 'known', 'none']),
    }),
  },
  /** Those of a day and later, each with its newest evidence. */
  detections: {
    subject: subjects.rpc('registry', 'detected-exceedances'),
    request: z.object({ from: z.iso.date() }),
    reply: z.object({
      items: z.array(z.object({ ...pointShape, day: z.iso.date(), evidence: exceedanceEvidenceSchema })),
    }),
  },
} as const;
