import { z } from 'zod';
import { deviceIdSchema, instantSchema, zoneCodeSchema } from '#libs/contracts';
import type { ShownGroup } from './latest-values.js';

type Row = ShownGroup['packs'][number]['rows'][number];

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/**
 * The part of a readings group that viewers see. Single values and flags are not checked: ingest wrote them, and
 * checking millions would cost more than all else here.
 */
export const shownGroupSchema = z.object({
  zone: zoneCodeSchema,
  packs: z.array(
    z.object({
      device: deviceIdSchema,
      rows: z.array(
        z.object({
          t: instantSchema,
          values: z.custom<Row['values']>(isObject),
          flags: z.custom<NonNullable<Row['flags']>>(isObject).optional(),
        }),
      ),
    }),
  ),
});
