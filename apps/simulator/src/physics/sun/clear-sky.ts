/**
 * Global horizontal irradiance under a clear sky, W/m2, by Haurwitz (1945):
 * 1098 · sin(h) · exp(−0.057 / sin(h)); 0 when the sun is down.
 */
export function clearSkyIrradiance(sineOfElevation: number): number {
  return sineOfElevation <= 0 ? 0 : 1_098 * sineOfElevation * Math.exp(-0.057 / sineOfElevation);
}
