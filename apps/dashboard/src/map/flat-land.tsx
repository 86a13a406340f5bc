import { memo, useMemo } from 'react';
import { LAND } from './coastline.js';
import type { MapFrame } from './map-frame.js';

/** The coast without WebGL: the whole city at one scale. */
export const FlatLand = memo(function FlatLand({ frame }: { frame: MapFrame }) {
  const land = useMemo(() => landPath(frame), [frame]);
  return (
    <svg className="map-canvas" width={frame.width} height={frame.height} aria-hidden="true">
      <path className="map-land" d={land} />
    </svg>
  );
});

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
