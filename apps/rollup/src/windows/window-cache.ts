import { type HourState, TIER_MS, type WindowFields } from '#libs/telemetry';
import { LruMap } from './lru-map.js';

/** The 24 stored hours of a local day. */
export type StoredDay = Array<WindowFields | undefined>;

/** Minutes kept: the fleet's current hour is some 25,000 at its end, about 2 kB each. */
const MAX_MINUTES = 40_000;
/** Days kept: the fleet has some 800 pairs of device and measurement. */
const MAX_DAYS = 3_000;

/**
 * What was computed and written lately, so that a new reading costs one minute of raw data and not an
 * hour. Only a copy: emptied after every failure.
 */
export class WindowCache {
  private readonly hours = new LruMap<HourState>(MAX_MINUTES);
  private readonly days = new LruMap<StoredDay>(MAX_DAYS);

  findHour(measurement: string, device: string, start: number): HourState | undefined {
    return this.hours.get(key(measurement, device, start));
  }

  /** Keeps an hour; again after it changed, since its size counts. */
  keepHour(measurement: string, device: string, hour: HourState): void {
    this.hours.set(key(measurement, device, hour.start), hour, Math.max(1, hour.size));
  }

  findDay(measurement: string, device: string, start: number): StoredDay | undefined {
    return this.days.get(key(measurement, device, start));
  }

  keepDay(measurement: string, device: string, start: number, day: StoredDay): void {
    this.days.set(key(measurement, device, start), day);
  }

  /** Forgets a day and its hours. */
  forgetDay(measurement: string, device: string, start: number): void {
    this.days.delete(key(measurement, device, start));
    for (let hour = start; hour < start + TIER_MS.day; hour += TIER_MS.hour) {
      this.hours.delete(key(measurement, device, hour));
    }
  }

  clear(): void {
    this.hours.clear();
    this.days.clear();
  }
}

function key(measurement: string, device: string, start: number): string {
  return `${measurement}|${device}|${start}`;
}
