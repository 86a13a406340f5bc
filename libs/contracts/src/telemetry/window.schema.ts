import { z } from 'zod';
import { deviceIdSchema, instantSchema, zoneCodeSchema } from '../names.schema.js';

export const windowTierSchema = z.enum(['minute', 'hour', 'day']);
export type WindowTier = z.infer<typeof windowTierSchema>;

/** Message of `gz.window.v1.<zone>`: windows of a tier that were written anew. */
export const windowsChangedSchema = z.object({
  zone: zoneCodeSchema,
  tier: windowTierSchema,
  /** Start of the earliest and of the latest window touched. */
  from: instantSchema,
  to: instantSchema,
  devices: z.array(deviceIdSchema),
  at: instantSchema,
});
export type WindowsChanged = z.infer<typeof windowsChangedSchema>;
