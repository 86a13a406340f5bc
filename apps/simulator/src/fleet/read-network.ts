import type { Device } from '#libs/contracts';
import { NetworkPath } from '../physics/network/network-path.js';
import { hashText } from '../physics/random/hash.js';
import { type DeviceReader, stateReports } from './reader.js';
import type { ZoneModel } from './zone-model.js';

/** Network probe with a 5G modem. */
export function readNetwork(device: Device, zone: ZoneModel): DeviceReader {
  const path = new NetworkPath({
    seed: hashText(zone.seed, device.id),
    zoneSeed: zone.seed,
    quality: zone.quality,
    rainIntensity: t => zone.weather.rainIntensity(t),
  });
  const isUp = (t: number): number => (path.isUp(t) ? 1 : 0);
  return {
    values: {
      'net.rtt': t => path.rtt(t),
      'net.loss': t => path.loss(t),
      'net.jitter': t => path.jitter(t),
      'net.throughput.down': t => path.throughput('down', t),
      'net.throughput.up': t => path.throughput('up', t),
      'nr5g.rsrp': t => path.rsrp(t),
      'nr5g.sinr': t => path.sinr(t),
    },
    reports: (from, to) => stateReports('net.link.state', isUp, path.changes(from, to), from, to),
  };
}
