const DAY_MS = 86_400_000;
const RADIANS = Math.PI / 180;
/** Centre of Hải Phòng. Its zones lie within a quarter of a degree, one minute of sun. */
const LATITUDE = 20.86 * RADIANS;
const LONGITUDE_DEG = 106.68;
/** 1970-01-01 to the winter solstice of 1970, in days. */
const SOLSTICE_DAY = 355;
const TROPICAL_YEAR_DAYS = 365.2422;
const OBLIQUITY = 23.44 * RADIANS;

/**
 * Sine of the sun's elevation over Hải Phòng, within two degrees: declination δ = −ε·cos(2π·(d − d₀)/365.24) with
 * d₀ the winter solstice, hour angle from the mean solar time; sin h = sin φ sin δ + cos φ cos δ cos ω.
 *
 * @param timeMs Unix ms.
 */
export function sineOfSun(timeMs: number): number {
  const days = timeMs / DAY_MS;
  const declination = -OBLIQUITY * Math.cos((2 * Math.PI * (days - SOLSTICE_DAY)) / TROPICAL_YEAR_DAYS);
  const solarDays = days + LONGITUDE_DEG / 360;
  const hourAngle = (solarDays - Math.floor(solarDays) - 0.5) * 2 * Math.PI;
  return (
    Math.sin(LATITUDE) * Math.sin(declination) +
    Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(hourAngle)
  );
}

/** Below this a cloudy sky may well give nothing. Our choice. */
const DAYLIGHT_SINE = Math.sin(10 * RADIANS);
/** End of civil twilight: no panel gives anything. */
const DARK_SINE = Math.sin(-6 * RADIANS);

/** Whether the sun stands so high that solar output must move. */
export function isDaylight(timeMs: number): boolean {
  return sineOfSun(timeMs) > DAYLIGHT_SINE;
}

/** Whether the sun is so far down that there is no solar output. */
export function isDark(timeMs: number): boolean {
  return sineOfSun(timeMs) < DARK_SINE;
}
