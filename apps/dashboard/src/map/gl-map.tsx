import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapView, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapTiles } from '../data/map-tiles.js';
import { tokenColor, useShade } from '../lib/theme.js';
import { LAND } from './coastline.js';
import { MAP_PADDING, type MapFrame } from './map-frame.js';
import type { MapZone } from './map-zone.js';

setWorkerUrl(workerUrl);

/** A map that can be zoomed, as it lies just now. */
export interface LargeMap {
  readonly frame: MapFrame;
  /** Goes nearer by so many steps, each twice as large, or farther. */
  readonly zoom: (steps: number) => void;
}

interface GlMapProps {
  zones: readonly MapZone[];
  isShown: boolean;
  /** Called when the first picture is there, and whenever it moves. */
  onView: (map: LargeMap) => void;
  /** Called when there are no graphics, or none any more. */
  onFail: () => void;
}

function hasWebgl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

const TILES = 'tiles';

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

/** A map to zoom and pan, on a bundled coastline. Whoever shows it lays the zones over it. */
export function GlMap({ zones, isShown, onView, onFail }: GlMapProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<MapView | null>(null);
  const shade = useShade();
  const bounds = useRef(boundsOf(zones));
  const told = useRef({ onView, onFail });
  useEffect(() => {
    told.current = { onView, onFail };
  });

  useEffect(() => {
    if (!box.current) return undefined;
    if (!hasWebgl()) {
      told.current.onFail();
      return undefined;
    }
    const made = new MapView({
      container: box.current,
      attributionControl: false,
      bounds: bounds.current,
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
    const zoom = (steps: number): void => void made.zoomTo(made.getZoom() + steps);
    const follow = (): void => {
      const { clientWidth: width, clientHeight: height } = made.getContainer();
      const place: MapFrame['place'] = ({ longitude, latitude }) => made.project([longitude, latitude]);
      told.current.onView({ frame: { width, height, place }, zoom });
    };
    made.on('webglcontextlost', () => told.current.onFail());
    made.once('style.load', () => {
      paint(made);
      setView(made);
    });
    made.once('idle', () => {
      follow();
      made.on('move', follow);
      made.on('resize', follow);
    });
    return () => {
      setView(null);
      made.remove();
    };
  }, []);

  useEffect(() => {
    if (view) paint(view);
  }, [view, shade]);

  // Above the coast: where no picture comes, the map is as it was.
  const tiles = useMapTiles();
  useEffect(() => {
    if (!view || !tiles) return;
    view.addSource(TILES, { type: 'raster', tiles: [tiles.address], tileSize: 256 });
    // Colour is for what is abnormal.
    view.addLayer({ id: TILES, type: 'raster', source: TILES, paint: { 'raster-saturation': -0.7 } });
  }, [view, tiles]);

  useEffect(() => {
    view?.getCanvas().setAttribute('aria-label', t('map.canvas'));
  }, [view, t]);

  return (
    <div className="map-canvas" style={{ visibility: isShown ? 'visible' : 'hidden' }}>
      <div ref={box} className="map-canvas" />
      {tiles ? <p className="map-credit">{tiles.credit}</p> : null}
    </div>
  );
}
