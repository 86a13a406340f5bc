import { type RefObject, useEffect, useMemo, useState } from 'react';
import { MAP_PADDING, type MapFrame } from './map-frame.js';
import type { MapZone } from './map-zone.js';
import { fitInto } from './mercator.js';

/** All zones within an element, whatever its size is just now; `null` until that is known. */
export function useFlatFrame(box: RefObject<HTMLElement | null>, zones: readonly MapZone[]): MapFrame | null {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useEffect(() => {
    if (!box.current) return undefined;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, [box]);
  return useMemo(() => size && { ...size, place: fitInto(zones, size, MAP_PADDING) }, [zones, size]);
}
