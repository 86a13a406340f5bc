import { z } from 'zod';
import {
  deviceIdSchema,
  instantSchema,
  laneSchema,
  uncheckedReadingRowSchema,
  zoneCodeSchema,
} from '#libs/contracts';

/** The part of a readings group that rules look at. */
export const judgedGroupSchema = z.object({
  zone: zoneCodeSchema,
  committedAt: instantSchema,
  packs: z.array(
    z.object({
      device: deviceIdSchema,
      boot: z.number().int().nullable(),
      lane: laneSchema,
      rejudged: z.literal(true).optional(),
      receivedAt: instantSchema,
      rows: z.array(uncheckedReadingRowSchema),
    }),
  ),
});
export type JudgedGroup = z.output<typeof judgedGroupSchema>;
