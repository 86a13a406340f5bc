import type { EventFrame } from '../http/event-stream.js';
import type { LatestValue } from '../latest/latest-values.js';
import { type EventHistory, joinWindows, type LiveEvent } from './event.history.js';

/** One viewer. */
export interface Viewer {
  /** Only this zone; `null` for all. */
  readonly zone: string | null;
  /** Only what is for this actor, instead of readings and what concerns everybody. */
  readonly actor?: string | undefined;
  /** Whether the viewer's connection can take more now. */
  isReady(): boolean;
  send(frames: readonly EventFrame[]): void;
  /** Ends the viewer's connection. */
  close(): void;
}

/** Events of one frame; a viewer that comes back gets its past in such portions. */
const PORTION = 200;
const PORTIONS_A_TICK = 5;

interface Waiting {
  /** Id of the last event that was sent or does not concern the viewer; `null` before the first is known. */
  cursor: number | null;
  /** Newest readings since the last tick. */
  readonly readings: Map<string, LatestValue>;
}

/**
 * Hands readings and events to viewers, at each tick what came since the one before. A slow viewer gets the
 * newest value of each metric later, and the events from where it stopped; nothing queues for it.
 */
export class LiveHub {
  private readonly viewers = new Map<Viewer, Waiting>();

  constructor(private readonly history: EventHistory) {}

  /** @param after id of the last event the viewer has; without one it gets only what comes now. */
  add(viewer: Viewer, after?: number): void {
    this.viewers.set(viewer, { cursor: after ?? (this.history.newestId || null), readings: new Map() });
  }

  remove(viewer: Viewer): void {
    this.viewers.delete(viewer);
  }

  /** Lets all viewers go, so that the server can end; they come back by themselves. */
  close(): void {
    for (const viewer of [...this.viewers.keys()]) viewer.close();
    this.viewers.clear();
  }

  get size(): number {
    return this.viewers.size;
  }

  readings(values: readonly LatestValue[]): void {
    for (const [viewer, { readings }] of this.viewers) {
      if (viewer.actor !== undefined) continue;
      for (const value of values) {
        if (viewer.zone !== null && viewer.zone !== value.zone) continue;
        readings.set(`${value.device} ${value.metric}`, value);
      }
    }
  }

  /** Sends what waits; call once a second. */
  tick(): void {
    for (const [viewer, waiting] of this.viewers) {
      this.sendEvents(viewer, waiting);
      if (waiting.readings.size === 0 || !viewer.isReady()) continue;
      viewer.send([{ event: 'reading', data: [...waiting.readings.values()] }]);
      waiting.readings.clear();
    }
  }

  private sendEvents(viewer: Viewer, waiting: Waiting): void {
    waiting.cursor ??= this.history.newestId === 0 ? null : this.history.floorId;
    if (waiting.cursor === null) return;
    if (!this.history.canResume(waiting.cursor)) {
      if (!viewer.isReady()) return;
      const { newestId } = this.history;
      viewer.send([{ event: 'gap', id: newestId, data: { after: waiting.cursor, upTo: newestId } }]);
      waiting.cursor = newestId;
    }
    for (let portion = 0; portion < PORTIONS_A_TICK && viewer.isReady(); portion++) {
      const events = this.history.after(waiting.cursor, PORTION);
      const last = events.at(-1);
      if (!last) return;
      const own = events.filter(event => concerns(viewer, event));
      const frames = joinWindows(own).map(({ event, id, data }) => ({ event, id, data }));
      if (frames.length > 0) viewer.send(frames);
      waiting.cursor = last.id;
    }
  }
}

function concerns(viewer: Viewer, { zone, actor }: LiveEvent): boolean {
  if (viewer.actor !== undefined || actor !== undefined) return viewer.actor === actor;
  return viewer.zone === null || zone === null || zone === viewer.zone;
}
