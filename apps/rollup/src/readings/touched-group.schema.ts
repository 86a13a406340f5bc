import { z } from 'zod';
import {
  deviceIdSchema,
  instantSchema,
  laneSchema,
  uncheckedReadingRowSchema,
  zoneCodeSchema,
} from '#libs/contracts';

/** The part of a readings group that says which windows it touched; their values are read from InfluxDB. */
export const touchedGroupSchema = z.object({
  zone: zoneCodeSchema,
  committedAt: instantSchema,
  packs: z.array(
    z.object({
      device: deviceIdSchema,
      lane: laneSchema,
      rows: z.array(uncheckedReadingRowSchema),
    }),
  ),
});
