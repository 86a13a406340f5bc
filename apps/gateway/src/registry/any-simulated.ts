import type { Device } from '#libs/contracts';

/** Whether any of some devices is simulated: then whatever rests on them says so. */
export function anySimulated(devices: readonly Pick<Device, 'origin'>[]): boolean {
  return devices.some(({ origin }) => origin === 'simulated');
}
