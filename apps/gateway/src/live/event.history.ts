import type { StreamMessage } from '#libs/messaging';
import type { LiveFrame } from './live.hub.js';

/** Events kept for viewers that come back; at some ten a second this is a few minutes. */
const KEPT = 5_000;

interface KeptEvent {
  readonly frame: LiveFrame & { readonly id: number };
  readonly zone: string | null;
}

/** Reads a message of EVENTS as a frame: the second word of the subject names the event. */
export function toEvent(message: Pick<StreamMessage, 'subject' | 'streamSequence' | 'data'>): KeptEvent {
  const words = message.subject.split('.');
  const event = words[1] ?? 'event';
  return {
    frame: {
      event,
      id: message.streamSequence,
      data: JSON.parse(new TextDecoder().decode(message.data)) as unknown,
    },
    zone: event === 'registry' ? null : (words[3] ?? null),
  };
}

/** The newest events, so that a viewer who lost the connection misses none. */
export class EventHistory {
  private readonly events: KeptEvent[] = [];

  add(event: KeptEvent): void {
    this.events.push(event);
    if (this.events.length > KEPT * 1.1) this.events.splice(0, this.events.length - KEPT);
  }

  /** Sends what came after a sequence, in order; first tells when older ones are no longer kept. */
  async replay(after: number, zone: string | null, send: (frame: LiveFrame) => boolean): Promise<void> {
    const oldest = this.events[0]?.frame.id;
    if (oldest !== undefined && after < oldest - 1)
      send({ event: 'gap', id: after, data: { after, before: oldest } });
    for (const kept of this.events) {
      if (kept.frame.id <= after) continue;
      if (zone !== null && kept.zone !== null && kept.zone !== zone) continue;
      // A full connection is left to drain; nothing is skipped.
      while (!send(kept.frame)) await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
