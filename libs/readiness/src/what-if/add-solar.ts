import { windowStart } from '#libs/telemetry';
import { localClockOf } from '../inputs/local-date.js';
import type { WindowSeries, WindowValues, ZoneInputs } from '../inputs/zone-inputs.js';

const MAIN = 'power-main';
const IMPORT = 'power.energy.import';
const EXPORT = 'power.energy.export';
const SOLAR = 'pv.energy';
const RATING = 'kwp';
/** Local hours between which the sun is taken to shine, as half a sine. */
const SUNRISE = 6;
const SUNSET = 18;

/**
 * The inputs of a zone with more solar power: each day the zone's own yield per kWp of that day, used in the
 * zone in place of grid energy as far as there was any, the rest exported where the zone has an export
 * meter, else never generated. Inside a day it follows the sun. The power factor is left as it is:
 * inverters can supply reactive power too.
 *
 * @returns `null` when the zone has no solar power whose yield could be taken.
 */
export function addSolar(inputs: ZoneInputs, kwp: number): ZoneInputs | null {
  const rated = inputs.devices.filter(
    device => (device.ratings[RATING] ?? 0) > 0 && device.channels.some(({ metric }) => metric === SOLAR),
  );
  const installed = rated.reduce((sum, device) => sum + (device.ratings[RATING] as number), 0);
  const plants = new Set(rated.map(device => device.id));
  const solar = inputs.series.filter(
    one => one.tier === 'day' && one.metric === SOLAR && plants.has(one.device),
  );
  const generated = increaseByStart(solar);
  if (installed <= 0 || generated.size === 0) return null;

  const ratio = kwp / installed;
  const mains = new Set(inputs.devices.filter(device => device.kind === MAIN).map(device => device.id));
  const ofMains = (tier: 'hour' | 'day', metric: string) =>
    inputs.series.filter(one => one.tier === tier && one.metric === metric && mains.has(one.device));
  const importedByDay = increaseByStart(ofMains('day', IMPORT));
  const importedByHour = increaseByStart(ofMains('hour', IMPORT));
  const exportMeter = ofMains('day', EXPORT)[0];
  const exportDays = new Set(exportMeter?.windows.map(({ start }) => start));

  /** Extra energy of a day, kWh, and the part of it that took the place of grid energy. */
  const extraOf = (day: number): { added: number; used: number } => {
    const offered = (generated.get(day) ?? 0) * ratio;
    const used = Math.min(offered, importedByDay.get(day) ?? 0);
    return { added: exportDays.has(day) ? offered : used, used };
  };
  const changed = (one: WindowSeries, change: (window: WindowValues) => number): WindowSeries => ({
    ...one,
    windows: one.windows.map(window =>
      window.increase === null
        ? window
        : { ...window, increase: Math.max(0, window.increase + change(window)) },
    ),
  });
  const shareOf = (increase: number, total: number): number => (total > 0 ? increase / total : 0);

  return {
    ...inputs,
    devices: inputs.devices.map(device =>
      plants.has(device.id)
        ? {
            ...device,
            ratings: { ...device.ratings, [RATING]: (device.ratings[RATING] as number) * (1 + ratio) },
          }
        : device,
    ),
    series: inputs.series.map(one => {
      if (one.tier === 'day' && one.metric === SOLAR && plants.has(one.device)) {
        return changed(
          one,
          ({ start, increase }) =>
            extraOf(start).added * shareOf(increase as number, generated.get(start) as number),
        );
      }
      if (one === exportMeter) {
        return changed(one, ({ start }) => extraOf(start).added - extraOf(start).used);
      }
      if (one.metric !== IMPORT || !mains.has(one.device)) return one;
      const totals = one.tier === 'day' ? importedByDay : importedByHour;
      return changed(one, ({ start, increase }) => {
        const day = windowStart('day', start);
        const { used } = extraOf(day);
        const replaced = one.tier === 'day' ? used : Math.min(used * sunShare(start), totals.get(start) ?? 0);
        return -replaced * shareOf(increase as number, totals.get(start) ?? 0);
      });
    }),
  };
}

function increaseByStart(series: readonly WindowSeries[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { windows } of series) {
    for (const { start, increase } of windows) {
      if (increase !== null) sums.set(start, (sums.get(start) ?? 0) + increase);
    }
  }
  return sums;
}

/** Share of a day's sun that falls into an hour. */
function sunShare(start: number): number {
  const height = (hour: number): number => {
    const clamped = Math.min(SUNSET, Math.max(SUNRISE, hour));
    return -Math.cos((Math.PI * (clamped - SUNRISE)) / (SUNSET - SUNRISE)) / 2;
  };
  const { minute } = localClockOf(start);
  const hour = minute / 60;
  return height(hour + 1) - height(hour);
}
