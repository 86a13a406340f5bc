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

/** Points on a bundled coastline: no boundary is known, so none is drawn; area is the size of the circle. */
export const ZoneMap = memo(function ZoneMap({ zones }: { zones: readonly MapZone[] }) {
  const [canDraw, setCanDraw] = useState(hasWebgl);
  const flat = <SvgMap zones={zones} />;
  return (
    <>
      <div className="map">
        {canDraw ? (
          <Suspense fallback={flat}>
            <GlMap zones={zones} onFail={() => setCanDraw(false)} />
          </Suspense>
        ) : (
          flat
        )}
      </div>
      <MapLegend />
    </>
  );
});
