import { useEffect, useMemo, useRef, useState } from 'react';
import { LAND } from './coastline.js';
import { MAP_PADDING, type MapFrame } from './map-frame.js';
import { MapMarks } from './map-marks.js';
import type { MapZone } from './map-zone.js';
import { fitInto } from './mercator.js';

/** The same points and coast without WebGL: whole city at one scale. Also seen until the large map is loaded. */
export function SvgMap({ zones }: { zones: readonly MapZone[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);

  useEffect(() => {
    if (!box.current) return undefined;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);

  const frame = useMemo(
    (): MapFrame | null => size && { ...size, place: fitInto(zones, size, MAP_PADDING) },
    [zones, size],
  );
  const land = useMemo(() => frame && landPath(frame), [frame]);
  return (
    <div ref={box} className="map-canvas">
      {frame && land ? (
        <>
          <svg width={frame.width} height={frame.height} aria-hidden="true">
            <path className="map-land" d={land} />
          </svg>
          <MapMarks zones={zones} frame={frame} />
        </>
      ) : null}
    </div>
  );
}

function landPath({ place }: MapFrame): string {
  return LAND.geometry.coordinates
    .flat()
    .map(ring => {
      const points = ring.map(([longitude = 0, latitude = 0]) => {
        const { x, y } = place({ longitude, latitude });
        return `${x.toFixed(1)} ${y.toFixed(1)}`;
      });
      return `M${points.join('L')}Z`;
    })
    .join('');
}
