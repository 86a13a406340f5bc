import { lazy, memo, Suspense, useState } from 'react';
import { MapLegend } from './map-legend.js';
import type { MapZone } from './map-zone.js';
import { SvgMap } from './svg-map.js';

const GlMap = lazy(async () => ({ default: (await import('./gl-map.js')).GlMap }));

function hasWebgl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

/**
 * Points on a bundled coastline: no boundary is known, so none is drawn; area is the size of the circle. The
 * flat map stands there at once; the large one takes its place when it has drawn the same picture.
 */
export const ZoneMap = memo(function ZoneMap({ zones }: { zones: readonly MapZone[] }) {
  const [canZoom, setCanZoom] = useState(hasWebgl);
  const [isReady, setIsReady] = useState(false);
  const isLarge = canZoom && isReady;
  return (
    <>
      <div className="map">
        {isLarge ? null : <SvgMap zones={zones} />}
        {canZoom ? (
          <Suspense fallback={null}>
            <GlMap
              zones={zones}
              isShown={isLarge}
              onReady={() => setIsReady(true)}
              onFail={() => setCanZoom(false)}
            />
          </Suspense>
        ) : null}
      </div>
      <MapLegend />
    </>
  );
});
