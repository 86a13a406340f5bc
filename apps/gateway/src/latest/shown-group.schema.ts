import { z } from 'zod';
import { deviceIdSchema, uncheckedReadingRowSchema, zoneCodeSchema } from '#libs/contracts';

/** The part of a readings group that viewers see. */
export const shownGroupSchema = z.object({
  zone: zoneCodeSchema,
  packs: z.array(z.object({ device: deviceIdSchema, rows: z.array(uncheckedReadingRowSchema) })),
});
export type ShownGroup = z.output<typeof shownGroupSchema>;
