import { DAY_MS, HOUR_MS, yearFraction } from '../time/local-time.js';

const RADIANS = Math.PI / 180;

/**
 * Sine of the sun's elevation; negative at night. Declination and equation of time by the series of
 * Spencer (1971), within about 0.03 degrees and 35 s, hour angle from the true solar time.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
export function sineOfSunElevation(timeMs: number, latitude: number, longitude: number): number {
  const angle = 2 * Math.PI * yearFraction(timeMs);
  const sin1 = Math.sin(angle);
  const cos1 = Math.cos(angle);
  const sin2 = 2 * sin1 * cos1;
  const cos2 = cos1 * cos1 - sin1 * sin1;
  const sin3 = sin1 * cos2 + cos1 * sin2;
  const cos3 = cos1 * cos2 - sin1 * sin2;
  const declination =
    0.006918 -
    0.399912 * cos1 +
    0.070257 * sin1 -
    0.006758 * cos2 +
    0.000907 * sin2 -
    0.002697 * cos3 +
    0.00148 * sin3;
  const equationOfTimeHours =
    (229.18 * (0.000075 + 0.001868 * cos1 - 0.032077 * sin1 - 0.014615 * cos2 - 0.040849 * sin2)) / 60;
  const utcHours = (timeMs - Math.floor(timeMs / DAY_MS) * DAY_MS) / HOUR_MS;
  const solarHours = utcHours + longitude / 15 + equationOfTimeHours;
  const hourAngle = (solarHours - 12) * 15 * RADIANS;
  const lat = latitude * RADIANS;
  return Math.sin(lat) * Math.sin(declination) + Math.cos(lat) * Math.cos(declination) * Math.cos(hourAngle);
}
