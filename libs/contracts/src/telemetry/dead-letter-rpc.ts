import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';
import {
  deadLetterDetailSchema,
  deadLetterReasonSchema,
  deadLetterSchema,
  deadLetterStateSchema,
} from './dead-letter.schema.js';

/** Which dead letters; what is left out does not narrow. Zone and device as the subject said. */
export const deadLetterFilterSchema = z.object({
  zone: z.string().optional(),
  device: z.string().optional(),
  reason: deadLetterReasonSchema.optional(),
  state: deadLetterStateSchema.optional(),
  /** Arrived at or after this. */
  from: instantSchema.optional(),
  /** Arrived before this. */
  to: instantSchema.optional(),
});
export type DeadLetterFilter = z.infer<typeof deadLetterFilterSchema>;

const countSchema = z.object({
  /** Day in Hải Phòng, `2026-11-24`. */
  day: z.string(),
  zone: z.string(),
  reason: deadLetterReasonSchema,
  state: deadLetterStateSchema,
  count: z.number().int(),
});

/** Most dead letters of one command: what is published at once must not crowd out live readings. */
export const MOST_DEAD_LETTERS_AT_ONCE = 1_000;

const selectionSchema = z.union([
  z.object({ ids: z.array(z.string().max(64)).min(1).max(MOST_DEAD_LETTERS_AT_ONCE) }),
  z.object({
    filter: deadLetterFilterSchema,
    limit: z.number().int().min(1).max(MOST_DEAD_LETTERS_AT_ONCE),
    /** Where the command before ended; replays only. */
    cursor: z.string().optional(),
  }),
]);
export type DeadLetterSelection = z.infer<typeof selectionSchema>;

/** What a command did, or would do. */
export const deadLetterRunSchema = z
  .object({
    /** Ask for its outcome with it; `null` for a dry run and when there was nothing to do. */
    run: z.string().nullable(),
    /** Letters that were handed to the broker again, or would be. */
    replayed: z.number().int(),
    /** Packs that these letters are of: one pack may have several letters. */
    packs: z.number().int(),
    /** Letters that cannot be replayed, each with the cause. */
    skipped: z.array(z.object({ id: z.string(), code: z.string(), why: z.string() })),
    /** Letters that the filter matches and the limit left for the next command. */
    remaining: z.number().int(),
    /** For the next command; what was skipped is behind it. */
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'DeadLetterRun' });
export type DeadLetterRun = z.infer<typeof deadLetterRunSchema>;

/** How far a replay is. */
export const deadLetterRunOutcomeSchema = z
  .object({
    run: z.string(),
    letters: z.number().int(),
    solved: z.number().int(),
    refused: z.number().int(),
    /** On their way; after 15 minutes they may be replayed again. */
    pending: z.number().int(),
  })
  .meta({ id: 'DeadLetterRunOutcome' });
export type DeadLetterRunOutcome = z.infer<typeof deadLetterRunOutcomeSchema>;

/** The broker takes 1 MB, and base64 adds a third. */
export const MOST_BYTES_OF_ONE_ANSWER = 512 * 1024;

/** What ingest answers about dead letters. */
export const deadLetterRpc = {
  list: {
    subject: subjects.rpc('ingest', 'dead-letters'),
    request: deadLetterFilterSchema.extend({
      limit: z.number().int().min(1).max(1_000),
      cursor: z.string().optional(),
    }),
    reply: z.object({ items: z.array(deadLetterSchema), nextCursor: z.string().nullable() }),
  },
  counts: {
    subject: subjects.rpc('ingest', 'dead-letter-counts'),
    request: deadLetterFilterSchema,
    /** Newest day first; `isCut` when the rows were too many for one answer. `total` is of all. */
    reply: z.object({ total: z.number().int(), items: z.array(countSchema), isCut: z.boolean() }),
  },
  find: {
    subject: subjects.rpc('ingest', 'dead-letter'),
    request: z.object({ id: z.string().max(64) }),
    reply: z.object({ letter: deadLetterDetailSchema.nullable() }),
  },
  /** Bytes as they came, from an offset: at most {@link MOST_BYTES_OF_ONE_ANSWER} in an answer. */
  bytes: {
    subject: subjects.rpc('ingest', 'dead-letter-bytes'),
    request: z.object({ id: z.string().max(64), offset: z.number().int().nonnegative() }),
    /** `null` when the letter is known and its bytes are no longer kept. */
    reply: z.object({ part: z.object({ base64: z.string(), total: z.number().int() }).nullable() }),
  },
  replay: {
    subject: subjects.rpc('ingest', 'replay-dead-letters'),
    request: z.object({ selection: selectionSchema, dryRun: z.boolean(), actor: actorSchema }),
    reply: deadLetterRunSchema,
  },
  outcome: {
    subject: subjects.rpc('ingest', 'dead-letter-run'),
    request: z.object({ run: z.uuid() }),
    reply: z.object({ outcome: deadLetterRunOutcomeSchema.nullable() }),
  },
  dismiss: {
    subject: subjects.rpc('ingest', 'dismiss-dead-letters'),
    request: z.object({ selection: selectionSchema, note: z.string().min(3).max(500), actor: actorSchema }),
    reply: z.object({ dismissed: z.number().int(), remaining: z.number().int() }),
  },
} as const;
