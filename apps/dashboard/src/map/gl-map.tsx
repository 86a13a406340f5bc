import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapView, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tokenColor, useShade } from '../lib/theme.js';
import coastline from './coastline.json?url';
import { MAP_PADDING, type MapFrame } from './map-frame.js';
import { MapMarks } from './map-marks.js';
import type { MapZone } from './map-zone.js';

setWorkerUrl(workerUrl);

interface GlMapProps {
  zones: readonly MapZone[];
  /** Called when the graphics fail after all. */
  onFail: () => void;
}

/** Bounds of all zones. */
function boundsOf(zones: readonly MapZone[]): [[number, number], [number, number]] {
  const longitudes = zones.map(zone => zone.longitude);
  const latitudes = zones.map(zone => zone.latitude);
  return [
    [Math.min(...longitudes), Math.min(...latitudes)],
    [Math.max(...longitudes), Math.max(...latitudes)],
  ];
}

/** A map to zoom and pan, on a bundled coastline. Zones stand above it as links and follow its movement. */
export function GlMap({ zones, onFail }: GlMapProps) {
  const { t, i18n } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<MapView | null>(null);
  const [frame, setFrame] = useState<MapFrame | null>(null);
  const shade = useShade();
  const start = useRef({ bounds: boundsOf(zones), onFail, t });
  useEffect(() => {
    start.current.t = t;
  }, [t]);

  useEffect(() => {
    if (!box.current) return undefined;
    const { bounds, onFail: fail, t: text } = start.current;
    const view = new MapView({
      container: box.current,
      attributionControl: false,
      bounds,
      fitBoundsOptions: { padding: MAP_PADDING },
      minZoom: 7,
      maxZoom: 13,
      dragRotate: false,
      pitchWithRotate: false,
      locale: {
        'Map.Title': text('map.canvas'),
        'NavigationControl.ZoomIn': text('map.zoomIn'),
        'NavigationControl.ZoomOut': text('map.zoomOut'),
      },
      style: {
        version: 8,
        sources: { land: { type: 'geojson', data: coastline } },
        layers: [
          { id: 'sea', type: 'background' },
          { id: 'land', type: 'fill', source: 'land' },
          { id: 'coast', type: 'line', source: 'land' },
        ],
      },
    });
    view.touchZoomRotate.disableRotation();
    view.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    const follow = (): void => {
      const { clientWidth: width, clientHeight: height } = view.getContainer();
      setFrame({ width, height, place: ({ longitude, latitude }) => view.project([longitude, latitude]) });
    };
    view.on('move', follow);
    view.on('resize', follow);
    view.on('webglcontextlost', fail);
    follow();
    map.current = view;
    return () => {
      view.remove();
      map.current = null;
    };
  }, [i18n.language]);

  useEffect(() => {
    const view = map.current;
    if (!view) return undefined;
    const paint = (): void => {
      view.setPaintProperty('sea', 'background-color', tokenColor('--map-sea'));
      view.setPaintProperty('land', 'fill-color', tokenColor('--map-land'));
      view.setPaintProperty('coast', 'line-color', tokenColor('--map-coast'));
    };
    if (view.isStyleLoaded()) paint();
    else view.once('style.load', paint);
    return () => void view.off('style.load', paint);
  }, [shade, i18n.language]);

  return (
    <>
      <div ref={box} className="map-canvas" />
      {frame ? <MapMarks zones={zones} frame={frame} /> : null}
    </>
  );
}
