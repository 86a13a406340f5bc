import { dayOfPart, type InputPart } from '#libs/readiness';

/** Remembers the digests of stored days, so that a day that did not change is not digested again. */
export class DayDigests {
  private readonly zones = new Map<string, Map<number, { stamp: string; hash: string }>>();

  /** Digests of the days of a zone whose stamp is the same as when they were kept, by start of the day. */
  known(zone: string, stampOf: (day: number) => string): ReadonlyMap<number, string> {
    const known = new Map<number, string>();
    for (const [day, { stamp, hash }] of this.zones.get(zone) ?? []) {
      if (stamp === stampOf(day)) known.set(day, hash);
    }
    return known;
  }

  /** Keeps the digests of parts that are in the store, in place of all kept for the zone before. */
  keep(zone: string, parts: readonly InputPart[], stampOf: (day: number) => string): void {
    const days = new Map<number, { stamp: string; hash: string }>();
    for (const { name, hash } of parts) {
      const day = dayOfPart(name);
      if (day !== null) days.set(day, { stamp: stampOf(day), hash });
    }
    this.zones.set(zone, days);
  }
}
