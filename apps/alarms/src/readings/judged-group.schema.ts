import { z } from 'zod';
import { deviceIdSchema, instantSchema, laneSchema, zoneCodeSchema } from '#libs/contracts';
import type { JudgedRow } from '../tracks/judged-pack.js';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/**
 * The part of a readings group that rules look at. Single values and flags are not checked: ingest wrote
 * them, and checking millions would cost more than judging those that have rules.
 */
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
      rows: z.array(
        z.object({
          t: instantSchema,
          values: z.custom<JudgedRow['values']>(isObject),
          flags: z.custom<NonNullable<JudgedRow['flags']>>(isObject).optional(),
        }),
      ),
    }),
  ),
});
export type JudgedGroup = z.output<typeof judgedGroupSchema>;
