import { type DirtyMark, markKey, type PendingMark, unite } from './dirty-mark.js';
import { pickWork, type Work } from './pick-work.js';

/** Marks that wait, in memory; each is in the store as well. Marks that are being worked on are not here. */
export class DirtySet {
  private readonly live = new Map<string, PendingMark>();
  private readonly history = new Map<string, PendingMark>();

  /**
   * Adds what is asked for to marks that already wait.
   *
   * @returns the others, one a window, which must be stored before they are {@link add}ed.
   */
  join(marks: readonly DirtyMark[], nowMs: number): DirtyMark[] {
    const fresh = new Map<string, DirtyMark>();
    for (const mark of marks) {
      const key = markKey(mark);
      const waiting = this.live.get(key) ?? this.history.get(key);
      const known = fresh.get(key);
      // A stored history mark would come back as such after a crash, which only costs its place in the queue.
      if (waiting) this.put({ ...unite(waiting, mark), touched: nowMs });
      else fresh.set(key, known ? unite(known, mark) : mark);
    }
    return [...fresh.values()];
  }

  /** Adds stored marks. */
  add(marks: readonly DirtyMark[], version: number, nowMs: number): void {
    for (const mark of marks) this.restore({ ...mark, version, since: nowMs, touched: nowMs });
  }

  /** Puts marks back whose work failed, or that were read from the store. */
  restore(mark: PendingMark): void {
    const key = markKey(mark);
    const waiting = this.live.get(key) ?? this.history.get(key);
    this.put(
      waiting
        ? {
            ...unite(waiting, mark),
            version: Math.max(waiting.version, mark.version),
            since: Math.min(waiting.since, mark.since),
          }
        : mark,
    );
  }

  /** Takes the next piece of work out, live first. */
  take(nowMs: number): Work | undefined {
    const work = pickWork(this.live.values(), this.history.values(), nowMs);
    for (const mark of work?.marks ?? []) {
      const key = markKey(mark);
      this.live.delete(key);
      this.history.delete(key);
    }
    return work;
  }

  /** Numbers for the health report. */
  figures(nowMs: number): { dirtyMinutes: number; dirtyDays: number; oldestLiveSeconds: number } {
    let dirtyMinutes = 0;
    let dirtyDays = 0;
    let oldest = nowMs;
    for (const mark of [...this.live.values(), ...this.history.values()]) {
      if (mark.span === 'day') dirtyDays++;
      else dirtyMinutes += mark.minutes === 'all' ? 60 : mark.minutes.size;
      if (mark.lane === 'live') oldest = Math.min(oldest, mark.since);
    }
    return { dirtyMinutes, dirtyDays, oldestLiveSeconds: (nowMs - oldest) / 1_000 };
  }

  private put(mark: PendingMark): void {
    const key = markKey(mark);
    const [its, other] = mark.lane === 'live' ? [this.live, this.history] : [this.history, this.live];
    other.delete(key);
    its.set(key, mark);
  }
}
