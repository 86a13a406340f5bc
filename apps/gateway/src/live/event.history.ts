import { windowsChangedSchema, type WindowsChanged } from '#libs/contracts';
import type { StreamMessage } from '#libs/messaging';

/** Something that happened, with its sequence in the stream EVENTS. */
export interface LiveEvent {
  /** Second word of its subject: `alarm`, `notification`, `score`, `window` or `registry`. */
  readonly event: string;
  readonly id: number;
  /** `null`: concerns every zone. */
  readonly zone: string | null;
  /** Whom alone it is for. */
  readonly actor?: string | undefined;
  readonly data: unknown;
}

/** Events kept for viewers that come back; the stream itself keeps them for days. */
export const EVENTS_KEPT = 5_000;

/** Reads a message of EVENTS; `undefined` when it is not JSON. */
export function toEvent(
  message: Pick<StreamMessage, 'subject' | 'streamSequence' | 'data'>,
): LiveEvent | undefined {
  const [, event = 'event', , id] = message.subject.split('.');
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(message.data));
    return {
      event,
      id: message.streamSequence,
      zone: event === 'registry' || event === 'notification' ? null : (id ?? null),
      ...(event === 'notification' && { actor: id }),
      data,
    };
  } catch {
    return undefined;
  }
}

/** The newest events in the order of their ids, so that a viewer who lost the connection misses none. */
export class EventHistory {
  private events: LiveEvent[] = [];
  /** Ids up to this one are no longer kept. */
  private forgotten = 0;

  add(event: LiveEvent): void {
    // The stream was made anew and counts from 1 again.
    if (event.id <= this.newestId) {
      this.events = [];
      this.forgotten = 0;
    }
    if (this.events.length === 0) this.forgotten = Math.max(this.forgotten, event.id - 1);
    this.events.push(event);
    if (this.events.length > EVENTS_KEPT * 1.1) {
      const dropped = this.events.splice(0, this.events.length - EVENTS_KEPT);
      this.forgotten = dropped.at(-1)?.id ?? this.forgotten;
    }
  }

  /** Id of the newest event; 0 before the first. */
  get newestId(): number {
    return this.events.at(-1)?.id ?? 0;
  }

  /** Id before the oldest event that is kept. */
  get floorId(): number {
    return this.forgotten;
  }

  /** Whether a viewer that has everything up to `id` can go on without a hole. */
  canResume(id: number): boolean {
    return id >= this.forgotten && id <= Math.max(this.newestId, this.forgotten);
  }

  /** At most `limit` events with a greater id, oldest first. */
  after(id: number, limit: number): readonly LiveEvent[] {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.events[middle] as LiveEvent).id <= id) low = middle + 1;
      else high = middle;
    }
    return this.events.slice(low, low + limit);
  }
}

/**
 * Joins what says the same: of the changed windows of one zone and tier only one event stays, at the place
 * and with the id of the newest, with the span and devices of all.
 */
export function joinWindows(events: readonly LiveEvent[]): LiveEvent[] {
  const newest = new Map<string, WindowsChanged>();
  const joined: LiveEvent[] = [];
  for (const event of events.toReversed()) {
    const parsed = event.event === 'window' ? windowsChangedSchema.safeParse(event.data) : undefined;
    if (!parsed?.success) {
      joined.push(event);
      continue;
    }
    const changed = parsed.data;
    const key = `${changed.zone} ${changed.tier}`;
    const known = newest.get(key);
    if (known) {
      known.from = Math.min(known.from, changed.from);
      known.to = Math.max(known.to, changed.to);
      known.devices = [...new Set([...known.devices, ...changed.devices])];
    } else {
      newest.set(key, changed);
      joined.push({ ...event, data: changed });
    }
  }
  return joined.toReversed();
}
