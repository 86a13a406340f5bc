import { z } from 'zod';
import { DeadLetterReason, DeadLetterState } from '../codes.js';
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

/** Message id of a replayed pack; the token is known to ingest alone. */
export const replayMessageId = {
  of: (token: string) => `replay:${token}`,
  /** The token, or `undefined` when the id is not a replay's. */
  tokenOf: (messageId: string | undefined) =>
    messageId?.startsWith('replay:') ? messageId.slice('replay:'.length) : undefined,
} as const;

export const deadLetterReasonSchema = z.enum(
  Object.values(DeadLetterReason) as [DeadLetterReason, ...DeadLetterReason[]],
);
export const deadLetterStateSchema = z.enum(
  Object.values(DeadLetterState) as [DeadLetterState, ...DeadLetterState[]],
);

/** A pack, or some of its records, that was not stored, with the reason. */
export const deadLetterSchema = z
  .object({
    id: z.string(),
    reason: deadLetterReasonSchema,
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
    state: deadLetterStateSchema,
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.infer<typeof deadLetterSchema>;

/** A change of a dead letter's state. */
const deadLetterChangeSchema = z.object({
  at: instantSchema,
  state: deadLetterStateSchema,
  /** Who gave the command; `null` for what ingest found out by itself. */
  actor: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** For people: why, or what came of it. */
  note: z.string(),
});

/** A dead letter with what happened to it, oldest change first. */
export const deadLetterDetailSchema = deadLetterSchema
  .extend({ history: z.array(deadLetterChangeSchema) })
  .meta({ id: 'DeadLetterDetail' });
export type DeadLetterDetail = z.infer<typeof deadLetterDetailSchema>;
