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
  /** Newest readings of ticks at which the viewer could take nothing; `null` when it has all. */
  owed: Map<string, LatestValue> | null;
}

/** Readings by zone, then by device and metric. */
type Readings = ReadonlyMap<string, ReadonlyMap<string, LatestValue>>;

/**
 * Hands readings and events to viewers, at each tick what came since the one before. Viewers of the same get the
 * same frames, so that a thousand of them cost little more than one. A slow viewer gets the newest value of each
 * metric later, and the events from where it stopped; nothing queues for it.
 */
export class LiveHub {
  private readonly viewers = new Map<Viewer, Waiting>();
  private readings = new Map<string, Map<string, LatestValue>>();

  constructor(private readonly history: EventHistory) {}

  /** @param after id of the last event the viewer has; without one it gets only what comes now. */
  add(viewer: Viewer, after?: number): void {
    this.viewers.set(viewer, { cursor: after ?? (this.history.newestId || null), owed: null });
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

  offer(values: readonly LatestValue[]): void {
    if (this.viewers.size === 0) return;
    for (const value of values) {
      let zone = this.readings.get(value.zone);
      if (zone === undefined) {
        zone = new Map();
        this.readings.set(value.zone, zone);
      }
      zone.set(keyOf(value), value);
    }
  }

  /** Sends what waits; call some times a second. */
  tick(): void {
    const { readings } = this;
    this.readings = new Map();
    const framesOf = sharedFrames(readings);
    const portions = new Map<string, Portion>();
    for (const [viewer, waiting] of this.viewers) {
      this.sendEvents(viewer, waiting, portions);
      if (viewer.actor !== undefined) continue;
      if (!viewer.isReady()) waiting.owed = owe(waiting.owed, readings, viewer.zone);
      else if (waiting.owed !== null) {
        const values = [...owe(waiting.owed, readings, viewer.zone).values()];
        if (values.length > 0) viewer.send([{ event: 'reading', data: values }]);
        waiting.owed = null;
      } else {
        const frames = framesOf(viewer.zone);
        if (frames.length > 0) viewer.send(frames);
      }
    }
  }

  private sendEvents(viewer: Viewer, waiting: Waiting, portions: Map<string, Portion>): void {
    waiting.cursor ??= this.history.newestId === 0 ? null : this.history.floorId;
    if (waiting.cursor === null) return;
    if (!this.history.canResume(waiting.cursor)) {
      if (!viewer.isReady()) return;
      const { newestId } = this.history;
      viewer.send([{ event: 'gap', id: newestId, data: { after: waiting.cursor, upTo: newestId } }]);
      waiting.cursor = newestId;
    }
    for (let portion = 0; portion < PORTIONS_A_TICK && viewer.isReady(); portion++) {
      const { frames, last } = this.portionAfter(waiting.cursor, viewer, portions);
      if (last === null) return;
      if (frames.length > 0) viewer.send(frames);
      waiting.cursor = last;
    }
  }

  private portionAfter(cursor: number, viewer: Viewer, portions: Map<string, Portion>): Portion {
    const key = `${cursor} ${viewer.zone} ${viewer.actor}`;
    let portion = portions.get(key);
    if (portion === undefined) {
      const events = this.history.after(cursor, PORTION);
      const own = events.filter(event => concerns(viewer, event));
      const frames = joinWindows(own).map(({ event, id, data }) => ({ event, id, data }));
      portion = { frames, last: events.at(-1)?.id ?? null };
      portions.set(key, portion);
    }
    return portion;
  }
}

/** Events after some id that concern a zone; `last` is the id up to which that is all, `null` when there are none. */
interface Portion {
  readonly frames: readonly EventFrame[];
  readonly last: number | null;
}

function concerns(viewer: Viewer, { zone, actor }: LiveEvent): boolean {
  if (viewer.actor !== undefined || actor !== undefined) return viewer.actor === actor;
  return viewer.zone === null || zone === null || zone === viewer.zone;
}

function keyOf({ device, metric }: LatestValue): string {
  return `${device} ${metric}`;
}

/** Frames of a tick's readings, for one zone or for all: the same objects for everybody who asks for the same. */
function sharedFrames(readings: Readings): (zone: string | null) => readonly EventFrame[] {
  const byZone = new Map(
    [...readings].map(
      ([zone, values]) => [zone, [{ event: 'reading', data: [...values.values()] }]] as const,
    ),
  );
  const all = [...byZone.values()].flat();
  return zone => (zone === null ? all : (byZone.get(zone) ?? []));
}

function owe(
  owed: Map<string, LatestValue> | null,
  readings: Readings,
  zone: string | null,
): Map<string, LatestValue> {
  const newest = owed ?? new Map<string, LatestValue>();
  for (const [of, values] of readings) {
    if (zone === null || zone === of) for (const [key, value] of values) newest.set(key, value);
  }
  return newest;
}
