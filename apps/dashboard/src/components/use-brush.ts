import { type PointerEvent, useState } from 'react';
import { type TimeWindow, windowOf } from '../lib/ranges.js';

interface BrushOptions {
  /** The time at a horizontal place of the chart, in pixels. */
  timeAt: (x: number) => number | null;
  onChoose: (window: TimeWindow | null) => void;
}

interface Stroke {
  readonly start: number;
  readonly now: number;
}

/** A hand that trembles has not chosen anything yet. */
const MIN_STROKE_PX = 8;

const placeOf = (event: PointerEvent<HTMLElement>): number =>
  event.clientX - event.currentTarget.getBoundingClientRect().left;

/** Choosing a window of time by dragging over a chart; a double click goes back. */
export function useBrush({ timeAt, onChoose }: BrushOptions) {
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const width = stroke ? Math.abs(stroke.now - stroke.start) : 0;
  return {
    area: stroke && width >= MIN_STROKE_PX ? { left: Math.min(stroke.start, stroke.now), width } : null,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        // A finger scrolls the page; only a mouse or a pen draws.
        if (event.pointerType === 'touch' || event.button !== 0) return;
        setStroke({ start: placeOf(event), now: placeOf(event) });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (stroke) setStroke({ ...stroke, now: placeOf(event) });
      },
      onPointerUp: () => {
        const window =
          stroke && width >= MIN_STROKE_PX ? windowOf(timeAt(stroke.start), timeAt(stroke.now)) : null;
        setStroke(null);
        if (window) onChoose(window);
      },
      onPointerCancel: () => setStroke(null),
      onDoubleClick: () => onChoose(null),
    },
  };
}
