import type { DailyEvents } from '../physics/events/daily-events.js';
import { drawEvents, type DrawnEvent } from '../physics/events/draw-events.js';
import { between, hashNumber, uniform } from '../physics/random/hash.js';
import { HOUR_MS, MINUTE_MS } from '../physics/time/local-time.js';

/** A device sends within this many milliseconds of its reading, always by the same, so that not all send at once. */
const LONGEST_PHASE_MS = 8_000;

/** How a device's packs reach the broker: late, sometimes not at all, and now and then the line is cut. */
export class LinkQuality {
  /** Time between a reading and its first sending, ms. */
  readonly phaseMs: number;
  private readonly cuts: DailyEvents<DrawnEvent>;

  constructor(
    private readonly seed: number,
    private readonly quality: number,
  ) {
    this.phaseMs = Math.floor(uniform(seed, 1) * LONGEST_PHASE_MS);
    this.cuts = drawEvents(seed + 3, {
      perYear: 40 - 32 * quality,
      medianMs: 7 * MINUTE_MS,
      leastMs: MINUTE_MS,
      mostMs: 3 * HOUR_MS,
      spread: 0.9,
    });
  }

  /** Whether the device can reach the broker; what it measures meanwhile waits in its buffer. */
  isUp(timeMs: number): boolean {
    return this.cuts.at(timeMs) === undefined;
  }

  /** Time on the way, ms. */
  delayMs(seq: number): number {
    const own = hashNumber(this.seed + 5, seq);
    const usual = between(own, 1, 30, 260);
    return uniform(own, 2) < 0.02 * (1.2 - this.quality) ? usual + between(own, 3, 500, 6_000) : usual;
  }

  /** Whether a sending is lost on the way; it is then tried again. */
  isLost(seq: number, attempt: number): boolean {
    return uniform(this.seed + 7 + attempt, seq) < 0.012 * (1.1 - this.quality);
  }
}
