import { METRIC } from '../support/readings.js';
import { readSeed, writeSeedsWith } from '../support/seeds-folder.js';
import type { DeviceName } from '../support/stubborn-device.js';

/** Of several zones and partitions; the last one posts its packs. */
const DEVICES = 5;
/** Expected so often that the interface never makes a window from readings where it should show the stored one. */
const CADENCE_SECONDS = 1;

export function faultDevices(): DeviceName[] {
  const zones = readSeed('zones.json').filter(({ status }) => status === 'operating');
  return Array.from({ length: DEVICES }, (_, i) => {
    const zone = zones[i % zones.length]?.code ?? '';
    return { zone, id: `${zone}-fault-${String(i + 1).padStart(2, '0')}` };
  });
}

/** A seeds folder with these devices alone. */
export const writeFaultSeeds = (): string =>
  writeSeedsWith(
    'weather-station',
    faultDevices().map(name => ({
      ...name,
      channels: [{ metric: METRIC, cadenceSeconds: CADENCE_SECONDS }],
    })),
  );
