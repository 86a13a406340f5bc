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

/** Questions ingest answers. */
export const ingestRpc = {
  receipt: {
    subject: subjects.rpc('ingest', 'receipt'),
    request: z.object({ key: z.string().max(200) }),
    reply: receiptSchema,
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
} as const;
