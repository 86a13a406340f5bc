import { z } from 'zod';
import { deviceIdSchema, instantSchema, zoneCodeSchema } from '../names.schema.js';

/**
 * Which packs of a device are stored for good. A device frees its buffer up to `contiguousSeq` of
 * `boot`, resends what is `missing` or newer, and never relies on the broker's acknowledgement.
 */
export const commitSchema = z
  .object({
    zone: zoneCodeSchema,
    device: deviceIdSchema,
    /** Start of the device's sequence, Unix ms; `null` when only packs without a sequence were stored. */
    boot: z.number().int().nullable(),
    contiguousSeq: z.number().int().nonnegative(),
    /** Gaps below the highest stored sequence, as inclusive ranges, oldest first, at most 100. */
    missing: z.array(z.tuple([z.number().int(), z.number().int()])),
    /** Keys of packs without `boot` and `seq` that this commit covers. */
    keys: z.array(z.string()),
    at: instantSchema,
  })
  .meta({ id: 'Commit' });
export type Commit = z.infer<typeof commitSchema>;

/** Asks for a commit again; `boot: null` asks for the newest. */
export const commitQuerySchema = z.object({ boot: z.number().int().nullable() });
