import type { Position } from './mercator.js';

/** A place outside the zones that investors measure their way to. */
export interface Landmark extends Position {
  readonly id: 'airport-cat-bi' | 'port-hai-phong' | 'port-lach-huyen';
  readonly kind: 'airport' | 'port';
}

/**
 * Within about 2 km, as the zones: Hải Phòng is the point of UN/LOCODE VNHPH (whole minutes), Lạch Huyện lies beside the
 * berth of DEEP C 3, Cát Bi is ICAO VVCI.
 */
export const LANDMARKS: readonly Landmark[] = [
  { id: 'port-hai-phong', kind: 'port', longitude: 106.68, latitude: 20.87 },
  { id: 'port-lach-huyen', kind: 'port', longitude: 106.9, latitude: 20.8 },
  { id: 'airport-cat-bi', kind: 'airport', longitude: 106.72, latitude: 20.82 },
];
