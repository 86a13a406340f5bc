import type { EditionZone } from '../editions/edition.js';

/** Tells something of a zone, `null` where there is nothing to tell. */
export type OfZone<T> = (zone: EditionZone) => T | null;

/** The same, computed when a zone is asked for first: a question about one track costs nothing for the other. */
export function oncePerZone<T>(compute: OfZone<T>): OfZone<T> {
  const known = new Map<EditionZone, T | null>();
  return zone => {
    let found = known.get(zone);
    if (found === undefined) {
      found = compute(zone);
      known.set(zone, found);
    }
    return found;
  };
}
