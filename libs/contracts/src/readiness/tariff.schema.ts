import { z } from 'zod';
import { basisSchema } from './basis.schema.js';

const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);

/** Hours of the day in which energy is dear or cheap, while the schedule is in force. */
export const tariffSchema = z
  .object({
    id: z.string().min(1),
    nameEn: z.string().min(1),
    nameVi: z.string().min(1),
    effectiveFrom: z.iso.date(),
    effectiveTo: z.iso.date().nullable(),
    /** Local time (UTC+7). Days: 1 = Monday … 7 = Sunday. Hours outside every window are normal. */
    windows: z.array(
      z.object({
        class: z.enum(['peak', 'off-peak']),
        days: z.array(z.number().int().min(1).max(7)).min(1),
        from: clock,
        to: clock,
      }),
    ),
    basis: z.array(basisSchema).min(1),
  })
  .meta({ id: 'Tariff' });
export type Tariff = z.infer<typeof tariffSchema>;
