import type { JudgedReading } from './readings.ports.js';

/** Readings of an answer, and the moment from which the next one goes on; `null` when there are no more. */
export interface ReadingsPage {
  readonly readings: readonly JudgedReading[];
  readonly nextFrom: number | null;
}

/**
 * Cuts a page off readings in time order. Readings of one moment stay together, so that the next page can go on behind
 * it: a page may have a few more than asked for.
 */
export function readingsPage(readings: readonly JudgedReading[], limit: number): ReadingsPage {
  const last = readings[limit - 1];
  if (last === undefined) return { readings, nextFrom: null };
  const page = readings.filter(({ t }) => t <= last.t);
  return { readings: page, nextFrom: page.length < readings.length ? last.t + 1 : null };
}
