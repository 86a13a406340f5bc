import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapView, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tokenColor, useShade } from '../lib/theme.js';
import { LAND } from './coastline.js';
import { MAP_PADDING, type MapFrame } from './map-frame.js';
import { MapMarks } from './map-marks.js';
import type { MapZone } from './map-zone.js';
import { MapZoom } from './map-zoom.js';

setWorkerUrl(workerUrl);

interface GlMapProps {
  zones: readonly MapZone[];
  isShown: boolean;
  /** Called when the first picture is there. */
  onReady: () => void;
  /** Called when the graphics fail after all. */
  onFail: () => void;
}

function boundsOf(zones: readonly MapZone[]): [[number, number], [number, number]] {
  const longitudes = zones.map(zone => zone.longitude);
  const latitudes = zones.map(zone => zone.latitude);
  return [
    [Math.min(...longitudes), Math.min(...latitudes)],
    [Math.max(...longitudes), Math.max(...latitudes)],
  ];
}

function paint(view: MapView): void {
  view.setPaintProperty('sea', 'background-color', tokenColor('--map-sea'));
  view.setPaintProperty('land', 'fill-color', tokenColor('--map-land'));
  view.setPaintProperty('coast', 'line-color', tokenColor('--map-coast'));
}

/** A map to zoom and pan, on a bundled coastline. Zones stand above it as links and follow its movement. */
export function GlMap({ zones, isShown, onReady, onFail }: GlMapProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<MapView | null>(null);
  const [frame, setFrame] = useState<MapFrame | null>(null);
  const shade = useShade();
  const start = useRef({ bounds: boundsOf(zones), onReady, onFail });

  useEffect(() => {
    if (!box.current) return undefined;
    const { bounds, onReady: ready, onFail: fail } = start.current;
    const made = new MapView({
      container: box.current,
      attributionControl: false,
      bounds,
      fitBoundsOptions: { padding: MAP_PADDING },
      minZoom: 7,
      maxZoom: 13,
      dragRotate: false,
      pitchWithRotate: false,
      style: {
        version: 8,
        sources: { land: { type: 'geojson', data: LAND } },
        layers: [
          { id: 'sea', type: 'background' },
          { id: 'land', type: 'fill', source: 'land' },
          { id: 'coast', type: 'line', source: 'land' },
        ],
      },
    });
    made.touchZoomRotate.disableRotation();
    const follow = (): void => {
      const { clientWidth: width, clientHeight: height } = made.getContainer();
      setFrame({ width, height, place: ({ longitude, latitude }) => made.project([longitude, latitude]) });
    };
    made.on('move', follow);
    made.on('resize', follow);
    made.on('webglcontextlost', fail);
    made.once('style.load', () => {
      paint(made);
      follow();
      setView(made);
    });
    made.once('idle', ready);
    return () => {
      setView(null);
      made.remove();
    };
  }, []);

  useEffect(() => {
    if (view) paint(view);
  }, [view, shade]);

  useEffect(() => {
    view?.getCanvas().setAttribute('aria-label', t('map.canvas'));
  }, [view, t]);

  return (
    <div className="map-layer" style={{ visibility: isShown ? 'visible' : 'hidden' }}>
      <div ref={box} className="map-canvas" />
      {frame && isShown ? <MapMarks zones={zones} frame={frame} /> : null}
      {view ? <MapZoom onZoom={step => view.zoomTo(view.getZoom() + step)} /> : null}
    </div>
  );
}
