import type { LatestValue } from '../latest/latest-values.js';

/** What goes to a viewer: an event with its stream sequence, or the newest readings, which have none. */
export type LiveFrame =
  | { readonly event: 'reading'; readonly data: readonly LatestValue[] }
  | { readonly event: string; readonly id: number; readonly data: unknown };

/** One viewer. */
export interface Viewer {
  /** Only this zone; `null` for all. */
  readonly zone: string | null;
  /** Sends a frame; `false` when the viewer's connection cannot take more now. */
  send(frame: LiveFrame): boolean;
}

/**
 * Hands readings and events to viewers. Readings wait per viewer until the next tick, newest of each metric
 * only: a slow viewer gets the newest value later, not a growing queue.
 */
export class LiveHub {
  private readonly viewers = new Map<Viewer, Map<string, LatestValue>>();

  add(viewer: Viewer): void {
    this.viewers.set(viewer, new Map());
  }

  remove(viewer: Viewer): void {
    this.viewers.delete(viewer);
  }

  get size(): number {
    return this.viewers.size;
  }

  readings(values: readonly LatestValue[]): void {
    for (const [viewer, waiting] of this.viewers) {
      for (const value of values) {
        if (viewer.zone !== null && viewer.zone !== value.zone) continue;
        waiting.set(`${value.device} ${value.metric}`, value);
      }
    }
  }

  /** Events are few and each counts; a viewer that cannot take one resumes by its id. */
  event(frame: LiveFrame, zone: string | null): void {
    for (const viewer of this.viewers.keys())
      if (viewer.zone === null || zone === null || viewer.zone === zone) viewer.send(frame);
  }

  /** Sends what waits; call once a second. */
  tick(): void {
    for (const [viewer, waiting] of this.viewers) {
      if (waiting.size > 0 && viewer.send({ event: 'reading', data: [...waiting.values()] })) waiting.clear();
    }
  }
}
