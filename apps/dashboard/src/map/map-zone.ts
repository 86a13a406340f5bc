import type { ZoneItem } from '../data/zones.js';
import { type Freshness, zoneFreshness } from '../lib/freshness.js';
import { now } from '../lib/clock.js';

/** What the map shows of a zone. */
export interface MapZone {
  code: string;
  nameVi: string;
  nameEn: string;
  status: ZoneItem['status'];
  areaHa: number | null;
  latitude: number;
  longitude: number;
  score: number | null;
  freshness: Freshness;
}

/** Small parts only, so that the map is drawn again when one of them changes and not at every reading. */
export function mapZones(zones: readonly ZoneItem[]): MapZone[] {
  return zones
    .map(zone => ({
      code: zone.code,
      nameVi: zone.nameVi,
      nameEn: zone.nameEn,
      status: zone.status,
      areaHa: zone.areaHa,
      latitude: zone.latitude,
      longitude: zone.longitude,
      score: zone.score === null ? null : Math.round(zone.score.value),
      freshness: zoneFreshness(zone, now()),
    }))
    .sort((a, b) => a.longitude - b.longitude);
}

const UNKNOWN_RADIUS = 5;

/** Circles whose size grows with the area; a zone of unknown area is small and drawn dotted. */
export function radiusOf(areaHa: number | null): number {
  return areaHa === null ? UNKNOWN_RADIUS : 4 + 0.35 * Math.sqrt(areaHa);
}
