import { Quality } from '#libs/telemetry';

/** A reading that enters means. */
export interface KeptReading {
  /** Event time, Unix ms. */
  readonly t: number;
  readonly value: number;
  readonly isSuspect: boolean;
}

/**
 * The readings of one metric of a device that means are made of, in the order of their event times. A reading is kept by
 * its time: one that comes again changes nothing, one that comes late takes its place, one that is judged anew is
 * corrected. What failed quality control is not kept.
 */
export class ReadingWindow {
  private readings: KeptReading[] = [];

  /** Event time of the newest reading, Unix ms. */
  get newest(): number {
    return this.readings.at(-1)?.t ?? Number.NEGATIVE_INFINITY;
  }

  /** @returns whether anything is different now. */
  put(t: number, value: number, flag: Quality = Quality.Pass): boolean {
    const index = this.indexFrom(t);
    const known = this.readings[index]?.t === t ? this.readings[index] : undefined;
    if (flag === Quality.Fail || flag === Quality.Missing) {
      if (known) this.readings.splice(index, 1);
      return known !== undefined;
    }
    const isSuspect = flag === Quality.Suspect;
    if (known?.value === value && known.isSuspect === isSuspect) return false;
    this.readings.splice(index, known ? 1 : 0, { t, value, isSuspect });
    return true;
  }

  /** Readings between two moments, both included. */
  between(fromMs: number, toMs: number): readonly KeptReading[] {
    return this.readings.slice(this.indexFrom(fromMs), this.indexFrom(toMs + 1));
  }

  /** Forgets what lies before a moment. */
  forget(beforeMs: number): void {
    const count = this.indexFrom(beforeMs);
    if (count > 0) this.readings.splice(0, count);
  }

  /** Index of the first reading at a moment or after it; nearly all readings are newer than all kept ones. */
  private indexFrom(t: number): number {
    const { readings } = this;
    const last = readings.at(-1);
    if (last === undefined || last.t < t) return readings.length;
    let low = 0;
    let high = readings.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((readings[middle] as KeptReading).t < t) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
