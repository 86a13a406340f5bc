import { localClockOf, localDateOf } from './local-date.js';
import type { TariffInput } from './zone-inputs.js';

/** The schedule in force on a local day (`effectiveTo` is the first day it no longer holds), or `null`. */
function tariffOn(tariffs: readonly TariffInput[], date: string): TariffInput | null {
  return tariffs.reduce<TariffInput | null>((best, tariff) => {
    const inForce =
      tariff.effectiveFrom <= date && (tariff.effectiveTo === null || date < tariff.effectiveTo);
    return inForce && (best === null || tariff.effectiveFrom >= best.effectiveFrom) ? tariff : best;
  }, null);
}

/**
 * Share (0-1) of an hour that lies in peak windows of the schedule then in force, `null` when none is.
 * Energy is taken as even within the hour, for peak windows begin and end on half hours.
 *
 * @param hourStart Unix ms.
 */
export function peakShareOfHour(tariffs: readonly TariffInput[], hourStart: number): number | null {
  const tariff = tariffOn(tariffs, localDateOf(hourStart));
  if (tariff === null) return null;
  const { minute, weekday } = localClockOf(hourStart);
  let minutes = 0;
  for (const window of tariff.windows) {
    if (window.class !== 'peak' || !window.days.includes(weekday)) continue;
    const from = Math.max(minute, minutesOf(window.from));
    const to = Math.min(minute + 60, minutesOf(window.to));
    minutes += Math.max(0, to - from);
  }
  return Math.min(1, minutes / 60);
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}
