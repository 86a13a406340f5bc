import type { Position } from './mercator.js';

/** A way from degrees to pixels of the map, and how large the map is. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  readonly place: (position: Position) => { x: number; y: number };
}

/** Room around the outermost zones, for their labels. */
export const MAP_PADDING = 48;
