import { z } from 'zod';
import { deviceIdSchema, instantSchema } from '../names.schema.js';

/**
 * Says how often a device is expected to send in a span of time. Where several overlap, the one
 * declared last holds; outside every declaration nothing is expected.
 */
export const cadenceDeclarationSchema = z.object({
  device: deviceIdSchema,
  from: instantSchema,
  /** `null` = until further notice. */
  to: instantSchema.nullable(),
  /** Seconds between readings; `null` = each channel's own cadence. */
  stepSeconds: z.number().int().positive().nullable(),
  declaredAt: instantSchema,
});
export type CadenceDeclaration = z.infer<typeof cadenceDeclarationSchema>;
