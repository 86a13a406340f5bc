const EARTH_RADIUS_KM = 6_371;

/** A point, degrees. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** Great-circle distance, km: roads are longer. */
export function distanceKm(a: GeoPoint, b: GeoPoint): number {
  const [lat1, lat2] = [radians(a.latitude), radians(b.latitude)];
  const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;
  const h = half(b.latitude - a.latitude) + Math.cos(lat1) * Math.cos(lat2) * half(b.longitude - a.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
