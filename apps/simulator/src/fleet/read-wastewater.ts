import type { Device } from '#libs/contracts';
import { hashText } from '../physics/random/hash.js';
import { sensorNoise } from '../physics/random/sensor-noise.js';
import { valueNoise } from '../physics/random/value-noise.js';
import { clamp, rememberLast } from '../physics/shape.js';
import { DAY_MS, HOUR_MS, localHour, MINUTE_MS } from '../physics/time/local-time.js';
import { Effluent } from '../physics/wastewater/effluent.js';
import { bypassFlow, type PlantParts, plantInflow, plantOutflow } from '../physics/wastewater/inflow.js';
import { CLIMATE, seasonal } from '../physics/weather/climate.js';
import { type DeviceReader, type Report, stateReports } from './reader.js';
import { rating, type ZoneModel } from './zone-model.js';

/** How often the position of the bypass valve is looked at. */
const VALVE_GRID_MS = 5 * MINUTE_MS;

function plantOf(device: Device, zone: ZoneModel): PlantParts {
  return {
    quality: zone.quality,
    weather: zone.weather,
    meanWaterM3h: zone.water.meanM3h,
    relativeDemand: zone.water.relativeDemand,
    fullScaleM3h: rating(device, 'fullScaleM3h'),
  };
}

/** Inlet of the treatment plant with its aeration tank and bypass. */
export function readWastewaterInlet(device: Device, zone: ZoneModel): DeviceReader {
  const plant = plantOf(device, zone);
  const seed = hashText(zone.seed, device.id);
  const usual = plant.meanWaterM3h * 0.8;
  const bypass = (t: number): number => bypassFlow(plant, t);
  const valve = (t: number): number => (bypass(t) > 0 ? 1 : 0);
  return {
    values: {
      'ww.in.flow': t => plantInflow(plant, t) * (1 + 0.02 * sensorNoise(seed + 1, t)),
      'ww.aer.do': t => {
        const load = plantInflow(plant, t - HOUR_MS) / usual;
        const control = 0.4 * valueNoise(seed + 2, t, 80 * MINUTE_MS);
        return Math.max(0.2, 2.3 - 0.5 * (load - 1) + control + 0.05 * sensorNoise(seed + 3, t));
      },
      // Sludge grows and is drawn off over weeks.
      'ww.aer.mlss': t =>
        3_150 +
        550 * valueNoise(seed + 4, t, 9 * DAY_MS) +
        120 * valueNoise(seed + 5, t, 7 * HOUR_MS) +
        25 * sensorNoise(seed + 6, t),
      'ww.bypass.flow': bypass,
    },
    reports: (from, to): Report[] => {
      const changes: number[] = [];
      for (let t = Math.floor(from / VALVE_GRID_MS + 1) * VALVE_GRID_MS; t <= to; t += VALVE_GRID_MS) {
        if (valve(t) !== valve(t - VALVE_GRID_MS)) changes.push(t);
      }
      return stateReports('ww.valve.state', valve, changes, from, to);
    },
  };
}

/** Outlet of the treatment plant: flow and the regulated analysers. */
export function readWastewaterOutlet(device: Device, zone: ZoneModel): DeviceReader {
  const plant = plantOf(device, zone);
  const seed = hashText(zone.seed, device.id);
  const usual = plant.meanWaterM3h * 0.8;
  const flow = rememberLast(t => plantOutflow(plant, t));
  const effluent = new Effluent(seed, zone.quality, t => flow(t) / usual);
  return {
    values: {
      'ww.out.flow': t => flow(t) * (1 + 0.015 * sensorNoise(seed + 1, t)),
      'ww.out.ph': t =>
        clamp(
          7.15 +
            0.22 * valueNoise(seed + 2, t, 19 * HOUR_MS) -
            0.45 * effluent.upset(t) +
            0.02 * sensorNoise(seed + 3, t),
          5,
          9.5,
        ),
      'ww.out.temp': t => {
        const season = 8 + 0.78 * seasonal(CLIMATE.temperatureC, t);
        const daily = 0.7 * Math.cos(((localHour(t) - 17) * Math.PI) / 12);
        return season + daily + 0.9 * valueNoise(seed + 4, t, 2 * DAY_MS) + 0.05 * sensorNoise(seed + 5, t);
      },
      'ww.out.cod': t => effluent.concentration('cod', t),
      'ww.out.tss': t => effluent.concentration('tss', t),
      'ww.out.nh4': t => effluent.concentration('nh4', t),
      'ww.out.tn': t => effluent.concentration('tn', t),
      'ww.out.tp': t => effluent.concentration('tp', t),
      'ww.out.color': t => effluent.concentration('color', t),
      'ww.out.chlorine': t =>
        Math.max(0, 0.32 + 0.16 * valueNoise(seed + 6, t, 6 * HOUR_MS) + 0.02 * sensorNoise(seed + 7, t)),
    },
  };
}
