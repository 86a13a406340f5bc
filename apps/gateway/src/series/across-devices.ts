import type { Device, Metric } from '#libs/contracts';
import type { Across } from './combine-points.js';

/** Units of amounts: the devices of a zone add up. */
const AMOUNTS = new Set(['kW', 'kW.h', 'kV.A{var}', 'm3/h', 'm3', 'kg']);

/** Codes of which the lowest is the worst: one lost link must not hide behind the others. */
const LOST_AT_ZERO = new Set(['net.link.state', 'fab.ctrl.heartbeat']);

/** Amounts (power, energy, flows, volumes, masses) add up, codes show the worst, all else is averaged. */
export function acrossOf(metric: Pick<Metric, 'id' | 'kind' | 'ucum'>): Across {
  if (AMOUNTS.has(metric.ucum)) return 'sum';
  if (metric.kind !== 'enum') return 'mean';
  return LOST_AT_ZERO.has(metric.id) ? 'min' : 'max';
}

/** The devices of a zone that make its value: all that measure the metric, but no sub-meter beside a main one. */
export function zoneDevices(devices: readonly Device[], metric: string): Device[] {
  const measuring = devices.filter(device => device.channels.some(channel => channel.metric === metric));
  const main = measuring.filter(device => device.kind !== 'power-sub');
  return main.length > 0 ? main : measuring;
}
