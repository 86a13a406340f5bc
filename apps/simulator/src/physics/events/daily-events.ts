import { localDay } from '../time/local-time.js';

/** Something that lasts from one moment to another, Unix ms, end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const KEPT_DAYS = 64;

/**
 * Things that happen now and then. Those that start on a local day are made from the day's number alone, so
 * that any moment can be asked without what came before. None may last longer than two days.
 */
export class DailyEvents<Event extends Span> {
  private readonly days = new Map<number, readonly Event[]>();

  /** @param eventsOfDay events that start on a local day, in order of time */
  constructor(private readonly eventsOfDay: (day: number) => readonly Event[]) {}

  /** The event that is going on at a moment, the latest started if several. */
  at(timeMs: number): Event | undefined {
    const today = localDay(timeMs);
    for (let day = today; day >= today - 2; day--) {
      const events = this.of(day);
      for (let i = events.length - 1; i >= 0; i--) {
        const event = events[i] as Event;
        if (event.from <= timeMs && timeMs < event.to) return event;
      }
    }
    return undefined;
  }

  /** Milliseconds of a span during which one of the events was going on (events do not overlap). */
  overlapMs(from: number, to: number): number {
    let sum = 0;
    for (let day = localDay(from) - 2; day <= localDay(to); day++) {
      for (const event of this.of(day)) {
        sum += Math.max(0, Math.min(to, event.to) - Math.max(from, event.from));
      }
    }
    return Math.min(sum, to - from);
  }

  /** Events that touch a span, oldest first. */
  touching(from: number, to: number): Event[] {
    const found: Event[] = [];
    for (let day = localDay(from) - 2; day <= localDay(to); day++) {
      for (const event of this.of(day)) if (event.from < to && event.to > from) found.push(event);
    }
    return found;
  }

  private of(day: number): readonly Event[] {
    let events = this.days.get(day);
    if (events === undefined) {
      events = this.eventsOfDay(day);
      if (this.days.size >= KEPT_DAYS) this.days.clear();
      this.days.set(day, events);
    }
    return events;
  }
}
