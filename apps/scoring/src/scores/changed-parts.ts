import type { ChangedPart } from '#libs/contracts';
import { dayOfPart, localDateOf } from '#libs/readiness';

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

/** A part's name in words: windows carry their local day. */
export function describePart(name: string): ChangedPart {
  const day = dayOfPart(name);
  if (day === null) return { part: name as ChangedPart['part'], day: null };
  return { part: 'windows', day: localDateOf(day) };
}
