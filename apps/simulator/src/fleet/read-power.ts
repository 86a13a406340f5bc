import type { Device } from '#libs/contracts';
import { busbarVoltage, gridFrequency, voltageDistortion } from '../physics/power/grid.js';
import { powerFactor, reactivePower, reactiveShare } from '../physics/power/power-factor.js';
import { hashText } from '../physics/random/hash.js';
import { sensorNoise } from '../physics/random/sensor-noise.js';
import { HOUR_MS } from '../physics/time/local-time.js';
import type { DeviceReader } from './reader.js';
import { rating, type ZoneModel } from './zone-model.js';

/** A class 0.5S meter: noise of a reading, relative. */
const METER_NOISE = 0.0004;

/** Main meter of a zone with its transformer and breaker. */
export function readPowerMain(device: Device, zone: ZoneModel): DeviceReader {
  const { power, quality, weather, citySeed } = zone;
  const index = zone.indexOf(device);
  const seed = hashText(zone.seed, device.id);
  const contractKw = rating(device, 'contractKw');
  const nominalKv = rating(device, 'nominalKv');
  const transformerKva = rating(device, 'transformerKva');
  const active = (t: number): number => power.mainKw(index, t) * (1 + METER_NOISE * sensorNoise(seed + 1, t));
  const reactive = (t: number): number => {
    if (!power.isSupplied(t)) return 0;
    const net = active(t);
    const used = Math.max(0, net) + power.solarShare(t) * contractKw;
    return reactivePower(used, net, reactiveShare(seed, quality, power.loading(t), t), quality);
  };
  const ifSupplied = (t: number, value: () => number): number => (power.isSupplied(t) ? value() : Number.NaN);
  return {
    values: {
      'power.active': active,
      'power.reactive': reactive,
      'power.factor': t => ifSupplied(t, () => powerFactor(active(t), reactive(t))),
      'power.voltage': t => (power.isSupplied(t) ? nominalKv * busbarVoltage(seed, power.loading(t), t) : 0),
      'power.frequency': t => ifSupplied(t, () => gridFrequency(citySeed, t)),
      'power.thd_v': t =>
        ifSupplied(t, () => voltageDistortion(seed, power.loading(t), power.solarShare(t), t)),
      'power.tx.load': t => (100 * Math.hypot(active(t), reactive(t))) / transformerKva,
      'power.tx.oil_temp': t => {
        // Oil follows the load of the last hours.
        const load = (power.loading(t - 0.5 * HOUR_MS) + power.loading(t - 2 * HOUR_MS)) / 2;
        return weather.temperature(t) + 14 + 34 * load ** 1.6 + 0.15 * sensorNoise(seed + 2, t);
      },
      'power.energy.import': t => power.mainImportKwh(index, t),
      'power.energy.export': t => power.mainExportKwh(index, t),
    },
    reports: (from, to) =>
      power.outagesEndedIn(from, to).map(outage => ({
        metric: 'power.outage',
        timeMs: outage.to,
        value: (outage.to - outage.from) / 1_000,
      })),
  };
}

/** Meter of a tenant or of a building site. */
export function readPowerMeter(device: Device, zone: ZoneModel): DeviceReader {
  const { power, quality } = zone;
  const index = zone.indexOf(device);
  const seed = hashText(zone.seed, device.id);
  const contractKw = rating(device, 'contractKw');
  const nominalKv = rating(device, 'nominalKv');
  const active = (t: number): number =>
    power.meteredKw(index, t) * (1 + METER_NOISE * sensorNoise(seed + 1, t));
  const loading = (t: number): number => Math.abs(active(t)) / contractKw;
  const reactive = (t: number): number => {
    if (!power.isSupplied(t)) return 0;
    const net = active(t);
    const used = Math.max(0.1 * contractKw, Math.abs(net));
    return reactivePower(used, net, reactiveShare(seed, quality, loading(t), t), quality);
  };
  return {
    values: {
      'power.active': active,
      'power.reactive': reactive,
      'power.factor': t => (power.isSupplied(t) ? powerFactor(active(t), reactive(t)) : Number.NaN),
      // A feeder's end lies a little lower than the busbar.
      'power.voltage': t =>
        power.isSupplied(t)
          ? nominalKv * (busbarVoltage(zone.seed, power.loading(t), t) - 0.008 * loading(t))
          : 0,
      'power.energy.import': t => power.meteredKwh(index, t),
    },
  };
}
