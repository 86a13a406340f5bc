import { z } from 'zod';
import { deviceIdSchema, instantSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';
import { deadLetterSchema } from './dead-letter.schema.js';

/** What became of a pack that was handed in. */
export const receiptSchema = z
  .object({
    key: z.string(),
    state: z.enum(['committed', 'rejected', 'unknown']),
    deadLetters: z.array(deadLetterSchema),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof receiptSchema>;

const countSchema = z.number().int().nonnegative();
/** First and last number, both inclusive. */
const seqRangeSchema = z.array(z.number().int().positive()).length(2);

/** What the ledger knows of one run of a device: from one start of it to the next. */
export const storedRunSchema = z
  .object({
    boot: instantSchema.describe('Start of the run as the device says, Unix ms; history has one run a day'),
    contiguousSeq: countSchema.describe('All packs up to this one are stored; 0 when the first is missing'),
    lastSeq: countSchema.describe('The highest that is stored'),
    stored: z.array(seqRangeSchema).describe('First and last of each range, oldest first; the first 200'),
    missing: z.array(seqRangeSchema).describe('What is not there below the highest; the first 100 gaps'),
    lastStoredAt: instantSchema,
  })
  .meta({ id: 'StoredRun' });

/** Questions ingest answers. */
export const ingestRpc = {
  receipt: {
    subject: subjects.rpc('ingest', 'receipt'),
    request: z.object({ key: z.string().max(200) }),
    reply: receiptSchema,
  },
  /** Runs that began before `to` and had something stored at or after `from`, newest first, and what came of that time. */
  deviceDelivery: {
    subject: subjects.rpc('ingest', 'device-delivery'),
    request: z.object({ device: deviceIdSchema, from: instantSchema, to: instantSchema }),
    reply: z.object({
      runs: z.array(storedRunSchema),
      isCut: z.boolean(),
      /** Minutes in which something was received, oldest first. */
      minutes: z.array(
        z.object({ t: instantSchema, received: countSchema, failed: countSchema, rejected: countSchema }),
      ),
    }),
  },
  delivery: {
    subject: subjects.rpc('ingest', 'delivery'),
    request: z.object({ zone: zoneCodeSchema, from: instantSchema, to: instantSchema }),
    /** Compact: one row a device, summed over the span, with slot counts of the live lane. */
    reply: z.object({
      items: z.array(
        z.object({
          device: deviceIdSchema,
          received: z.number().int(),
          stored: z.number().int(),
          failed: z.number().int(),
          rejected: z.number().int(),
          presentSlots: z.number().int(),
          timelySlots: z.number().int(),
          firstEventAt: instantSchema.nullable(),
          lastEventAt: instantSchema.nullable(),
          /** First live (not history) event: timeliness counts from here. */
          firstLiveAt: instantSchema.nullable(),
        }),
      ),
    }),
  },
  /** In how many five-minute slots of each hour something of a device arrived in time. */
  timelyHours: {
    subject: subjects.rpc('ingest', 'timely-hours'),
    /** Full hours, a month and a half of them at most. */
    request: z.object({ zone: zoneCodeSchema, from: instantSchema, to: instantSchema }),
    reply: z.object({
      items: z.array(
        z.object({
          device: deviceIdSchema,
          /** First live (not history) event: timeliness counts from here. */
          firstLiveAt: instantSchema.nullable(),
          /** A hexadecimal digit an hour, 0 to c, from `from` on. */
          slots: z.string().regex(/^[0-9a-c]*$/),
        }),
      ),
    }),
  },
} as const;
