import { lazy, memo, Suspense, useRef, useState } from 'react';
import { FlatLand } from './flat-land.js';
import type { LargeMap } from './gl-map.js';
import { MapLegend } from './map-legend.js';
import { MapMarks } from './map-marks.js';
import type { MapZone } from './map-zone.js';
import { MapZoom } from './map-zoom.js';
import { useFlatFrame } from './use-flat-frame.js';

const GlMap = lazy(async () => ({ default: (await import('./gl-map.js')).GlMap }));

/**
 * Points on a bundled coastline: no boundary is known, so none is drawn; area is the size of the circle. The
 * flat map stands there at once. The large one, ten times the rest of the page, is loaded for whoever comes
 * near, and takes its place when it has drawn the same picture: the points stay, and the focus on them.
 */
export const ZoneMap = memo(function ZoneMap({ zones }: { zones: readonly MapZone[] }) {
  const box = useRef<HTMLDivElement>(null);
  const flat = useFlatFrame(box, zones);
  const [canZoom, setCanZoom] = useState('WebGL2RenderingContext' in window);
  const [isWanted, setIsWanted] = useState(false);
  const [large, setLarge] = useState<LargeMap | null>(null);
  /** Steps that were asked for before there was anything to zoom. */
  const steps = useRef(0);
  const frame = large?.frame ?? flat;
  const want = (): void => setIsWanted(true);

  const zoom = (step: number): void => {
    if (large) large.zoom(step);
    else steps.current += step;
    want();
  };
  const take = (next: LargeMap): void => {
    if (steps.current !== 0) next.zoom(steps.current);
    steps.current = 0;
    setLarge(next);
  };
  const doWithout = (): void => {
    setCanZoom(false);
    setLarge(null);
  };
  return (
    <>
      <div ref={box} className="map" onPointerEnter={want} onFocus={want}>
        {flat && !large ? <FlatLand frame={flat} /> : null}
        {isWanted && canZoom ? (
          <Suspense fallback={null}>
            <GlMap zones={zones} isShown={large !== null} onView={take} onFail={doWithout} />
          </Suspense>
        ) : null}
        {frame ? <MapMarks zones={zones} frame={frame} /> : null}
        {canZoom ? <MapZoom onZoom={zoom} /> : null}
      </div>
      <MapLegend />
    </>
  );
});
