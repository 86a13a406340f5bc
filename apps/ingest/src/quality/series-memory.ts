import type { Cursor } from './cursor.js';

/** Places in a device's time that are remembered: now, and some of its past. */
const CURSORS_PER_DEVICE = 4;
/** Places of all devices, some 2 KB each; forgetting them costs a question for each. */
const MOST_CURSORS = 50_000;

/**
 * What is remembered of the series of readings. It is a copy of what InfluxDB holds, never the only one: anything of it
 * may be forgotten at any time.
 */
export class SeriesMemory {
  /** By device; the one used last is at the end. */
  private readonly cursors = new Map<string, Cursor[]>();
  private readonly quietUntil = new Map<string, number>();
  private size = 0;

  /** The place where a reading of this moment goes on. */
  find(device: string, timeMs: number): Cursor | undefined {
    const list = this.of(device);
    for (let index = list.length - 1; index >= 0; index--) {
      const cursor = list[index] as Cursor;
      if (cursor.last >= timeMs || timeMs >= cursor.ahead) continue;
      if (index < list.length - 1) list.push(...list.splice(index, 1));
      return cursor;
    }
    return undefined;
  }

  of(device: string): Cursor[] {
    return this.cursors.get(device) ?? [];
  }

  keep(device: string, cursor: Cursor): void {
    if (this.size >= MOST_CURSORS) this.forgetAll();
    const list = this.of(device);
    list.push(cursor);
    this.size++;
    if (list.length > CURSORS_PER_DEVICE) {
      list.shift();
      this.size--;
    }
    this.cursors.set(device, list);
  }

  forget(device: string): void {
    this.size -= this.of(device).length;
    this.cursors.delete(device);
  }

  /** Leaves a device to whoever judges again, so that one that sends in disorder costs no question a group. */
  leaveAlone(device: string, until: number): void {
    this.forget(device);
    this.quietUntil.set(device, until);
  }

  isLeftAlone(device: string, now: number): boolean {
    const until = this.quietUntil.get(device);
    if (until === undefined) return false;
    if (now < until) return true;
    this.quietUntil.delete(device);
    return false;
  }

  private forgetAll(): void {
    this.cursors.clear();
    this.size = 0;
  }
}
