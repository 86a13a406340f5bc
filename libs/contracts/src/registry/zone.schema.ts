import { z } from 'zod';
import { confidenceLevelSchema, zoneCodeSchema } from '../names.schema.js';

/** An industrial zone. Coordinates are approximate points; no boundary is known. */
export const zoneSchema = z
  .object({
    code: zoneCodeSchema,
    nameVi: z.string().min(1),
    nameEn: z.string().min(1),
    status: z.enum(['operating', 'planned']),
    areaHa: z.number().positive().nullable(),
    district: z.string(),
    latitude: z.number().min(20).max(21.5),
    longitude: z.number().min(106).max(107.5),
    positionAccuracy: z.string(),
    developer: z.string().nullable(),
    establishedYear: z.number().int().nullable(),
    note: z.string(),
    source: z.string().min(1),
    confidence: confidenceLevelSchema,
  })
  .meta({ id: 'Zone' });
export type Zone = z.infer<typeof zoneSchema>;
