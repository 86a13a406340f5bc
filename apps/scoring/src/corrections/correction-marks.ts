import type { Mark } from './corrections.ports.js';

/** A burst of late data is waited for, but not for ever. */
const QUIET_MS = 60_000;
const PATIENCE_MS = 15 * 60_000;

interface Waiting {
  from: number;
  firstAt: number;
  lastAt: number;
}

/** Which hours of which zones wait to be scored again, and what of that is not stored yet. */
export class CorrectionMarks {
  private readonly zones = new Map<string, Waiting>();
  private readonly unsaved = new Set<string>();

  /** Zones that wait. */
  get size(): number {
    return this.zones.size;
  }

  /** Takes up what was stored before a restart; it is due at once. */
  restore(marks: readonly Mark[]): void {
    for (const { zone, from } of marks) this.merge(zone, from, Number.NEGATIVE_INFINITY);
  }

  /** Windows of a zone from `from` on were written anew. */
  add({ zone, from }: Mark, now: number): void {
    this.merge(zone, from, now);
    this.unsaved.add(zone);
  }

  /** The zone that has waited longest and may be worked on now. */
  due(now: number): Mark | null {
    let next: (Mark & Waiting) | null = null;
    for (const [zone, waiting] of this.zones) {
      const isDue = now - waiting.lastAt >= QUIET_MS || now - waiting.firstAt >= PATIENCE_MS;
      if (isDue && (next === null || waiting.firstAt < next.firstAt)) next = { zone, ...waiting };
    }
    return next && { zone: next.zone, from: next.from };
  }

  /**
   * Takes a zone out while it is worked on. What is added for it meanwhile is a mark of its own, so that no
   * change is taken for one that had been seen.
   */
  take(zone: string): void {
    this.zones.delete(zone);
  }

  /** Puts back what is left of a zone that was taken out, due at once. */
  putBack(mark: Mark): void {
    this.merge(mark.zone, mark.from, Number.NEGATIVE_INFINITY);
    this.unsaved.add(mark.zone);
  }

  /** A zone that was taken out is done, but for what was added meanwhile. */
  done(zone: string): void {
    this.unsaved.add(zone);
  }

  /** What differs from what is stored; `null` where nothing waits any more. */
  takeUnsaved(): { zone: string; from: number | null }[] {
    const changes = [...this.unsaved].map(zone => ({ zone, from: this.zones.get(zone)?.from ?? null }));
    this.unsaved.clear();
    return changes;
  }

  /** They could not be stored. */
  stillUnsaved(changes: readonly { zone: string }[]): void {
    for (const { zone } of changes) this.unsaved.add(zone);
  }

  private merge(zone: string, from: number, now: number): void {
    const known = this.zones.get(zone);
    this.zones.set(zone, {
      from: Math.min(from, known?.from ?? from),
      firstAt: Math.min(now, known?.firstAt ?? now),
      lastAt: now,
    });
  }
}
