import type { DailyEvents, Span } from './daily-events.js';

/** Moments in `(from, to]` at which an event begins or ends, oldest first. */
export function edgesIn(events: DailyEvents<Span>, from: number, to: number): number[] {
  const found: number[] = [];
  for (const event of events.touching(from, to + 1)) {
    if (event.from > from && event.from <= to) found.push(event.from);
    if (event.to > from && event.to <= to) found.push(event.to);
  }
  return found.sort((a, b) => a - b);
}
