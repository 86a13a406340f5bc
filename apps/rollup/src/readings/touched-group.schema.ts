import { z } from 'zod';
import { deviceIdSchema, instantSchema, laneSchema, zoneCodeSchema } from '#libs/contracts';

/**
 * The part of a readings group that says which windows it touched. Values are not looked at: they are
 * read from InfluxDB, and checking millions of them here would cost as much as the windows.
 */
export const touchedGroupSchema = z.object({
  zone: zoneCodeSchema,
  committedAt: instantSchema,
  packs: z.array(
    z.object({
      device: deviceIdSchema,
      lane: laneSchema,
      rows: z.array(
        z.object({
          t: instantSchema,
          values: z.custom<Readonly<Record<string, unknown>>>(
            values => typeof values === 'object' && values !== null,
          ),
        }),
      ),
    }),
  ),
});
