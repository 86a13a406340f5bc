import { hashNumber, uniform } from '../random/hash.js';
import { DAY_MS, SECOND_MS, startOfLocalDay } from '../time/local-time.js';
import { DailyEvents, type Span } from './daily-events.js';

/** How often something happens, and for how long. */
export interface EventRate {
  readonly perYear: number;
  /** Median and least length; lengths are log-normal. */
  readonly medianMs: number;
  readonly leastMs: number;
  readonly mostMs: number;
  /** Spread of the logarithm of the length. */
  readonly spread: number;
}

/** A span with a seed of its own for whatever else is drawn about it. */
export interface DrawnEvent extends Span {
  readonly seed: number;
}

/** Draws at most one event of a rate for a local day, on whole seconds. */
export function drawEvent(seed: number, day: number, rate: EventRate): DrawnEvent | undefined {
  const own = hashNumber(seed, day);
  if (uniform(own, 1) >= rate.perYear / 365) return undefined;
  const from = startOfLocalDay(day) + Math.floor((uniform(own, 2) * DAY_MS) / SECOND_MS) * SECOND_MS;
  // Sum of four uniforms: near enough to normal, and bounded.
  const normal = (uniform(own, 3) + uniform(own, 4) + uniform(own, 5) + uniform(own, 6) - 2) * Math.sqrt(3);
  const length = Math.min(
    rate.mostMs,
    Math.max(rate.leastMs, rate.medianMs * Math.exp(rate.spread * normal)),
  );
  return { from, to: from + Math.round(length / SECOND_MS) * SECOND_MS, seed: own };
}

/** Events of a rate, at most one begun on a local day. */
export function drawEvents(seed: number, rate: EventRate): DailyEvents<DrawnEvent> {
  return new DailyEvents(day => {
    const event = drawEvent(seed, day, rate);
    return event === undefined ? [] : [event];
  });
}
