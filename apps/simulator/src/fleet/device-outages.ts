import type { DailyEvents } from '../physics/events/daily-events.js';
import { drawEvents, type DrawnEvent } from '../physics/events/draw-events.js';
import { HOUR_MS, MINUTE_MS } from '../physics/time/local-time.js';
import type { Sample, SampleEffect } from './sample-effect.js';

/**
 * Times at which a device is off or hangs: nothing is measured, so there is an honest gap. Better kept
 * zones have fewer and shorter ones.
 */
export class DeviceOutages implements SampleEffect {
  private readonly outages: DailyEvents<DrawnEvent>;

  constructor(seed: number, quality: number) {
    this.outages = drawEvents(seed + 201, {
      perYear: 34 - 30 * quality,
      medianMs: (55 - 35 * quality) * MINUTE_MS,
      leastMs: 4 * MINUTE_MS,
      mostMs: 12 * HOUR_MS,
      spread: 0.7,
    });
  }

  isMeasuring(timeMs: number): boolean {
    return this.outages.at(timeMs) === undefined;
  }

  apply({ value }: Sample): number {
    return value;
  }
}
