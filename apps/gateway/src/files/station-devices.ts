import type { Device } from '#libs/contracts';

/** Devices of a station: those registered with its code, else the one that is called so. */
export function stationDevices(devices: readonly Device[], station: string): readonly Device[] {
  const registered = devices.filter(device => device.station === station);
  if (registered.length > 0) return registered;
  const id = station.toLowerCase().replaceAll('_', '-');
  return devices.filter(device => device.id === id);
}
