import type { Clock } from '#libs/runtime';
import type { DirtyMark } from './dirty-mark.js';
import type { Checkpoint, DirtyStore } from './dirty.ports.js';
import { DirtySet } from './dirty-set.js';
import type { Work } from './pick-work.js';

/** Marks of one transaction. */
const MARKS_PER_SAVE = 5_000;
/** Readings that touch only what waits anyway need no transaction; the checkpoint follows at this pace. */
const CHECKPOINT_PAUSE_MS = 10_000;

/** Which windows wait to be computed: in memory for speed, in the store for crashes. */
export class DirtyService {
  private readonly set = new DirtySet();
  private checkpointAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly store: DirtyStore,
    private readonly clock: Clock,
  ) {}

  /** Takes over what an earlier process left. */
  async load(): Promise<number> {
    const marks = await this.store.load();
    const now = this.clock.now();
    for (const mark of marks) this.set.restore({ ...mark, since: now, touched: now });
    return marks.length;
  }

  /** Resolves when the marks are safe; the checkpoint is stored with them, or a few seconds later. */
  async mark(marks: readonly DirtyMark[], checkpoint?: Checkpoint): Promise<void> {
    const now = this.clock.now();
    const fresh = this.set.join(marks, now);
    for (let from = 0; from < fresh.length; from += MARKS_PER_SAVE) {
      const some = fresh.slice(from, from + MARKS_PER_SAVE);
      const isLast = from + MARKS_PER_SAVE >= fresh.length;
      const version = await this.store.save(some, isLast ? checkpoint : undefined);
      this.set.add(some, version, this.clock.now());
      if (isLast) this.checkpointAt = now;
    }
    if (checkpoint !== undefined && now - this.checkpointAt >= CHECKPOINT_PAUSE_MS) {
      await this.store.save([], checkpoint);
      this.checkpointAt = now;
    }
  }

  take(): Work | undefined {
    return this.set.take(this.clock.now());
  }

  /** The windows are written: marks made since stay. */
  async done(work: Work): Promise<void> {
    await this.store.remove(work.marks);
  }

  failed(work: Work): void {
    for (const mark of work.marks) this.set.restore(mark);
  }

  checkpoint(): Promise<Checkpoint | undefined> {
    return this.store.checkpoint();
  }

  get figures(): Record<'dirtyDays' | 'dirtyMinutes' | 'oldestLiveSeconds', number> {
    return this.set.figures(this.clock.now());
  }
}
