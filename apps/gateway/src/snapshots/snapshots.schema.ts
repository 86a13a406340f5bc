import { z } from 'zod';
import {
  monthSchema,
  snapshotHeaderSchema,
  snapshotKeySchema,
  snapshotKindSchema,
  snapshotSummarySchema,
} from '#libs/contracts';
import { pageSchema } from '../http/query.schema.js';

/** A sequence number in an address. */
export const sequenceSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'the number of a snapshot')
  .transform(Number);

/** `cursor` of the list: the sequence number that the page before ended with. */
export const snapshotCursorSchema = sequenceSchema.optional();

export const snapshotListSchema = pageSchema('SnapshotList', snapshotSummarySchema);
export const snapshotKeysSchema = z
  .object({ items: z.array(snapshotKeySchema) })
  .meta({ id: 'SnapshotKeys' });

export const freezeSchema = z.strictObject({
  kind: snapshotKindSchema.default('month').describe('`interim` freezes the newest hour'),
  month: monthSchema.nullable().default(null).describe('A finished month, for `month`'),
});

/** What a file that somebody holds turned out to be. */
export const heldVerdictSchema = z
  .object({
    genuine: z.boolean(),
    /**
     * Why it is not: `file`: not a snapshot file, or its frame was altered; `hash`: its document was altered;
     * `key`: signed with a key that is not ours; `signature`: not signed by that key; `chain`: signed by us, but
     * not in our chain.
     */
    check: z.enum(['file', 'hash', 'key', 'signature', 'chain']).nullable(),
    /** In words, English. */
    detail: z.string(),
    /** What the file says it is; not to be trusted unless it is genuine. */
    claims: snapshotHeaderSchema.nullable(),
    /** The first place in which it differs from our snapshot of the same number. */
    difference: z
      .object({
        path: z.string().describe('Place in the document, e.g. `operating.zones[2].value`'),
        held: z.string().nullable().describe('What the file has there, as JSON; `null` when nothing'),
        ours: z.string().nullable().describe('What we signed there'),
      })
      .nullable(),
  })
  .meta({ id: 'HeldSnapshot' });
export type HeldVerdict = z.infer<typeof heldVerdictSchema>;
