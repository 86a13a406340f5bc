import coastline from './coastline.json';

/** Land around Hải Phòng as rings of longitude and latitude. */
export const LAND = {
  type: 'Feature' as const,
  properties: {},
  geometry: { type: 'MultiPolygon' as const, coordinates: coastline.geometry.coordinates },
};
