import { z } from 'zod';
import { DeadLetterReason } from '../codes.js';
import { instantSchema } from '../names.schema.js';

/** Headers of a message in DEADLETTER; its body is the original bytes. */
export const deadLetterHeaders = {
  id: 'Gz-Dead-Letter-Id',
  key: 'Gz-Pack-Key',
  reason: 'Gz-Reason',
  detail: 'Gz-Detail',
  subject: 'Gz-Subject',
  streamSequence: 'Gz-Stream-Sequence',
  receivedAt: 'Gz-Received-At',
  /** `1/2`: the body is one of several messages with the same id, since all of it would not fit into one. */
  part: 'Gz-Part',
} as const;

/** A pack, or some of its records, that was not stored, with the reason. */
export const deadLetterSchema = z
  .object({
    id: z.string(),
    reason: z.enum(Object.values(DeadLetterReason) as [DeadLetterReason, ...DeadLetterReason[]]),
    /** For people: what was wrong, and where in the pack. */
    detail: z.string(),
    /** As the subject said; may name no zone or device we know. */
    zone: z.string(),
    device: z.string(),
    key: z.string(),
    /** Records refused; `null` when the whole pack was. */
    records: z.number().int().nullable(),
    bytes: z.number().int(),
    receivedAt: instantSchema,
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.infer<typeof deadLetterSchema>;
