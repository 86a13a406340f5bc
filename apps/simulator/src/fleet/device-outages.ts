import { DailyEvents } from '../physics/events/daily-events.js';
import { drawEvent, type DrawnEvent } from '../physics/events/draw-events.js';
import { HOUR_MS, MINUTE_MS } from '../physics/time/local-time.js';
import type { Sample, SampleEffect } from './sample-effect.js';

/**
 * Times at which a device is off or hangs: nothing is measured, so there is an honest gap. Better kept
 * zones have fewer and shorter ones.
 */
export class DeviceOutages implements SampleEffect {
  private readonly outages: DailyEvents<DrawnEvent>;

  constructor(seed: number, quality: number) {
    this.outages = new DailyEvents(day => {
      const outage = drawEvent(seed + 201, day, {
        perYear: 34 - 30 * quality,
        medianMs: (55 - 35 * quality) * MINUTE_MS,
        leastMs: 4 * MINUTE_MS,
        mostMs: 12 * HOUR_MS,
        spread: 0.7,
      });
      return outage === undefined ? [] : [outage];
    });
  }

  isMeasuring(timeMs: number): boolean {
    return this.outages.at(timeMs) === undefined;
  }

  apply({ value }: Sample): number {
    return value;
  }
}
