import type { ChangedPart } from '#libs/contracts';

/** Names and digests of the inputs of a revision. */
export type PartDigests = readonly (readonly [name: string, hash: string])[];

/** Names of the parts that differ between the inputs of two revisions, in the order of the inputs. */
export function changedParts(previous: PartDigests, next: PartDigests): string[] {
  const before = new Map(previous);
  const after = new Map(next);
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    name => before.get(name) !== after.get(name),
  );
}

const OFFSET_MS = 7 * 3_600_000;
const WINDOWS = 'windows/';

/** A part's name in words: windows carry their local day. */
export function describePart(name: string): ChangedPart {
  if (!name.startsWith(WINDOWS)) return { part: name as ChangedPart['part'], day: null };
  const day = new Date(Number(name.slice(WINDOWS.length)) + OFFSET_MS).toISOString().slice(0, 10);
  return { part: 'windows', day };
}
