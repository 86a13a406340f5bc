import { DailyEvents } from '../events/daily-events.js';
import { drawEvent, type DrawnEvent, type EventRate } from '../events/draw-events.js';
import { MINUTE_MS, SECOND_MS } from '../time/local-time.js';

/** Interruptions of more than five minutes (sustained, IEEE 1366); the yearly number depends on the zone. */
function sustained(quality: number): EventRate {
  return {
    perYear: 9.5 - 8 * quality,
    medianMs: (34 - 18 * quality) * MINUTE_MS,
    leastMs: 6 * MINUTE_MS,
    mostMs: 240 * MINUTE_MS,
    spread: 0.55,
  };
}

/** Auto-reclosing: over within seconds or a few minutes. */
function momentary(quality: number): EventRate {
  return {
    perYear: 14 - 9 * quality,
    medianMs: 40 * SECOND_MS,
    leastMs: 10 * SECOND_MS,
    mostMs: 4 * MINUTE_MS,
    spread: 0.8,
  };
}

/**
 * Interruptions of a zone's supply. With quality 0.5 they add up to some 130 min/yr, with 0.9 to some 45; the
 * national mean of 2025 is 230.
 *
 * @param quality how well the zone is run, 0 to 1
 */
export function powerOutages(seed: number, quality: number): DailyEvents<DrawnEvent> {
  return new DailyEvents(day => {
    const long = drawEvent(seed + 1, day, sustained(quality));
    const short = drawEvent(seed + 2, day, momentary(quality));
    if (long === undefined) return short === undefined ? [] : [short];
    // At most one at a time: a reclosing on the day of a long interruption is left out.
    return [long];
  });
}
