import { isDeepStrictEqual } from 'node:util';
import type { Fact } from '#libs/contracts';

/** A seed on record. */
export interface SeedOnRecord {
  readonly recordId: string;
  readonly body: Fact;
}

/** What seeding changes. */
export interface SeedPlan {
  readonly close: string[];
  readonly add: Fact[];
}

/** Which fact of which zone; what people change, they change as a whole. */
export const lineOf = ({ zone, fact }: Pick<Fact, 'fact' | 'zone'>): string => `${zone} ${fact}`;

/**
 * Brings the seeds on record to what the files say. A fact that people have taken over by a confirmed
 * proposal is theirs: no seed comes back in its place.
 *
 * @param taken lines of facts, as of {@link lineOf}, that people have changed.
 */
export function planSeeds(
  onRecord: readonly SeedOnRecord[],
  rows: readonly Fact[],
  taken: ReadonlySet<string>,
): SeedPlan {
  const known = new Map(onRecord.map(seed => [keyOf(seed.body), seed]));
  const add = rows.filter(
    row => !taken.has(lineOf(row)) && !isDeepStrictEqual(known.get(keyOf(row))?.body, row),
  );
  const stays = new Set(rows.filter(row => !add.includes(row)).map(keyOf));
  const close = onRecord
    .filter(({ body }) => !taken.has(lineOf(body)) && !stays.has(keyOf(body)))
    .map(seed => seed.recordId);
  return { close, add };
}

const keyOf = (fact: Fact): string => `${lineOf(fact)} ${fact.validFrom}`;
