import type { Device, Metric } from '#libs/contracts';
import type { Across } from './combine-points.js';

/** Units of amounts: the devices of a zone add up. */
const AMOUNTS = new Set(['kW', 'kW.h', 'kV.A{var}', 'm3/h', 'm3', 'kg']);

/** Amounts (power, energy, flows, volumes, masses) add up, codes show the highest, all else is averaged. */
export function acrossOf(metric: Pick<Metric, 'kind' | 'ucum'>): Across {
  if (AMOUNTS.has(metric.ucum)) return 'sum';
  return metric.kind === 'enum' ? 'max' : 'mean';
}

/** The devices of a zone that make its value: all that measure the metric, but no sub-meter beside a main one. */
export function zoneDevices(devices: readonly Device[], metric: string): Device[] {
  const measuring = devices.filter(device => device.channels.some(channel => channel.metric === metric));
  const main = measuring.filter(device => device.kind !== 'power-sub');
  return main.length > 0 ? main : measuring;
}
