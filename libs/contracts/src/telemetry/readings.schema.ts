import { z } from 'zod';
import { deviceIdSchema, instantSchema, zoneCodeSchema } from '../names.schema.js';

/** QARTOD flags as they travel; a reading without one passed. */
const flagSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(9)]);

/** All readings of a device at one moment, in the catalogue's units. */
const readingRowSchema = z.object({
  t: instantSchema,
  /** Metric id → value. */
  values: z.record(z.string(), z.number()),
  /** Metric id → flag, only where it is not 1 (pass). */
  flags: z.record(z.string(), flagSchema).optional(),
});

type ReadingRow = z.infer<typeof readingRowSchema>;
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/**
 * A row for readers of every group: single values and flags are not looked at. Ingest wrote them, and checking
 * millions would cost more than what these readers do with them.
 */
export const uncheckedReadingRowSchema = z.object({
  t: instantSchema,
  values: z.custom<ReadingRow['values']>(isObject),
  flags: z.custom<NonNullable<ReadingRow['flags']>>(isObject).optional(),
});

export const laneSchema = z.enum(['live', 'history']);
export type Lane = z.infer<typeof laneSchema>;

/** One stored pack. Readers are idempotent by `key`. */
const readingsPackSchema = z.object({
  device: deviceIdSchema,
  key: z.string(),
  boot: z.number().int().nullable(),
  seq: z.number().int().nullable(),
  lane: laneSchema,
  /** Known readings whose flags changed: windows and shown values follow, nothing new was measured. */
  rejudged: z.literal(true).optional(),
  /** When the broker received the pack. */
  receivedAt: instantSchema,
  rows: z.array(readingRowSchema),
});

/** Message of `gz.readings.v1.<zone>`: what one group of ingest stored for a zone. */
export const readingsGroupSchema = z.object({
  zone: zoneCodeSchema,
  committedAt: instantSchema,
  packs: z.array(readingsPackSchema),
});
export type ReadingsGroup = z.infer<typeof readingsGroupSchema>;
