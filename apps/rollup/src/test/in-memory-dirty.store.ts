import { type DirtyMark, markKey, type PendingMark } from '../dirty/dirty-mark.js';
import type { Checkpoint, DirtyStore } from '../dirty/dirty.ports.js';

/** Marks in memory; a second service on the same store stands for a restarted process. */
export class InMemoryDirtyStore implements DirtyStore {
  readonly marks = new Map<string, DirtyMark & { readonly version: number }>();
  /** Fails every save while it is set. */
  failure: Error | undefined;
  private version = 0;
  private saved: Checkpoint | undefined;

  async save(marks: readonly DirtyMark[], checkpoint?: Checkpoint): Promise<number> {
    if (this.failure) throw this.failure;
    const version = ++this.version;
    for (const mark of marks) this.marks.set(markKey(mark), { ...mark, minutes: 'all', version });
    this.saved = checkpoint ?? this.saved;
    return version;
  }

  async remove(marks: readonly PendingMark[]): Promise<void> {
    for (const mark of marks) {
      if (this.marks.get(markKey(mark))?.version === mark.version) this.marks.delete(markKey(mark));
    }
  }

  async load() {
    return [...this.marks.values()];
  }

  async checkpoint() {
    return this.saved;
  }
}
