/** Of noise the law has a limit for the day and one for the night. */
export function isNoise(metric: string): boolean {
  return metric === 'air.noise.laeq';
}

const NIGHT_FROM = 21;
const NIGHT_TO = 6;

/** Whether noise at a local hour (0-23) is held against the limit of the night, 21-06 h (HP-GSR 0.1 §3.3). */
export function isNoiseNight(hour: number): boolean {
  return hour >= NIGHT_FROM || hour < NIGHT_TO;
}

/** Classes of the limits of noise of an ordinary area. */
export const NOISE_CLASSES = ['ordinary-day', 'ordinary-night'] as const;

/** Class of the limit that noise of an ordinary area is held against at a local hour (0-23). */
export function noiseClassAt(hour: number): (typeof NOISE_CLASSES)[number] {
  return isNoiseNight(hour) ? 'ordinary-night' : 'ordinary-day';
}
