import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { subjects } from '../subjects.js';
import {
  chainVerdictSchema,
  monthSchema,
  snapshotKeySchema,
  snapshotKindSchema,
  snapshotSummarySchema,
} from './snapshot.schema.js';

/** Bytes of a snapshot file in one answer, so that base64 of them fits into a message. */
export const SNAPSHOT_PART_BYTES = 512 * 1024;

/** Questions about snapshots, answered by scoring. */
export const snapshotRpc = {
  /** Newest first, those before a sequence number. */
  list: {
    subject: subjects.rpc('scoring', 'snapshots'),
    request: z.object({
      before: z.number().int().positive().nullable(),
      limit: z.number().int().min(1).max(1_000),
    }),
    reply: z.object({ items: z.array(snapshotSummarySchema) }),
  },
  /** A piece of the file of one snapshot; `null` when there is no such snapshot. */
  file: {
    subject: subjects.rpc('scoring', 'snapshot-file'),
    request: z.object({
      sequence: z.number().int().positive(),
      offset: z.number().int().nonnegative(),
    }),
    reply: z.object({ part: z.object({ base64: z.string(), total: z.number().int() }).nullable() }),
  },
  /** Every public key that snapshots were signed with, the current one first. */
  keys: {
    subject: subjects.rpc('scoring', 'snapshot-keys'),
    request: z.object({}),
    reply: z.object({ items: z.array(snapshotKeySchema) }),
  },
  /** Checks the whole chain, or says how far a check under way is. */
  verify: {
    subject: subjects.rpc('scoring', 'verify-snapshots'),
    request: z.object({}),
    reply: chainVerdictSchema,
  },
  /** Freezes a finished month, or the newest hour as an interim snapshot. Scores all zones first. */
  freeze: {
    subject: subjects.rpc('scoring', 'freeze-snapshot'),
    request: z.object({ kind: snapshotKindSchema, month: monthSchema.nullable(), actor: actorSchema }),
    reply: snapshotSummarySchema,
  },
} as const;
