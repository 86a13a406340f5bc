import 'maplibre-gl/dist/maplibre-gl.css';
import { type GeoJSONSource, Map as MapView, NavigationControl, Popup } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { formatNumber } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import coastline from './coastline.json?url';

/** What the map shows of a zone. */
export interface MapZone {
  code: string;
  nameVi: string;
  nameEn: string;
  status: 'operating' | 'planned';
  areaHa: number | null;
  latitude: number;
  longitude: number;
  score: number | null;
}

interface ZoneMapProps {
  zones: readonly MapZone[];
  label: string;
  onOpen: (code: string) => void;
}

const resolve = (name: string): string => {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const [, red, green, blue] = /(\d+),?\s+(\d+),?\s+(\d+)/.exec(getComputedStyle(probe).color) ?? [];
  probe.remove();
  return `rgb(${red ?? 128}, ${green ?? 128}, ${blue ?? 128})`;
};

/** Points on a bundled coastline: no boundary is known, so none is drawn; area is the size of the circle. */
export function ZoneMap({ zones, label, onOpen }: ZoneMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<MapView | null>(null);
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  }, [onOpen]);
  const { language } = useLanguage();

  useEffect(() => {
    if (!box.current) return undefined;
    const view = new MapView({
      container: box.current,
      attributionControl: { compact: true, customAttribution: 'Natural Earth' },
      bounds: [
        [106.38, 20.52],
        [107.02, 21.02],
      ],
      fitBoundsOptions: { padding: 24 },
      minZoom: 7,
      maxZoom: 14,
      dragRotate: false,
      style: {
        version: 8,
        sources: {
          land: { type: 'geojson', data: coastline },
          zones: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
        },
        layers: [
          { id: 'sea', type: 'background', paint: { 'background-color': resolve('--surface-sunken') } },
          { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': resolve('--surface') } },
          { id: 'coast', type: 'line', source: 'land', paint: { 'line-color': resolve('--line-strong') } },
          {
            id: 'zones',
            type: 'circle',
            source: 'zones',
            paint: {
              'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'area']], 5, 5, 40, 18],
              'circle-color': [
                'match',
                ['get', 'status'],
                'operating',
                resolve('--text-muted'),
                resolve('--surface'),
              ],
              'circle-opacity': 0.75,
              'circle-stroke-width': 1.5,
              'circle-stroke-color': resolve('--text-muted'),
            },
          },
        ],
      },
    });
    view.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 12 });
    view.on('mousemove', 'zones', event => {
      const feature = event.features?.[0];
      if (!feature) return;
      view.getCanvas().style.cursor = 'pointer';
      popup.setLngLat(event.lngLat).setText(String(feature.properties.text)).addTo(view);
    });
    view.on('mouseleave', 'zones', () => {
      view.getCanvas().style.cursor = '';
      popup.remove();
    });
    view.on('click', 'zones', event => {
      const code: unknown = event.features?.[0]?.properties.code;
      if (typeof code === 'string') open.current(code);
    });
    map.current = view;
    return () => {
      view.remove();
      map.current = null;
    };
  }, []);

  useEffect(() => {
    const view = map.current;
    if (!view) return;
    const draw = () => {
      void view.getSource<GeoJSONSource>('zones')?.setData({
        type: 'FeatureCollection',
        features: zones.map(zone => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [zone.longitude, zone.latitude] },
          properties: {
            code: zone.code,
            status: zone.status,
            area: zone.areaHa ?? 100,
            text: `${language === 'en' ? zone.nameEn : zone.nameVi}${zone.score === null ? '' : ` · ${formatNumber(zone.score, 0, language)}`}`,
          },
        })),
      });
    };
    if (view.isStyleLoaded()) draw();
    else view.on('load', draw);
  }, [zones, language]);

  return <div ref={box} className="map" role="img" aria-label={label} />;
}
