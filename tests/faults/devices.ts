import { type Measure, TEMPERATURE } from '../support/readings.js';
import { readSeed, writeSeedsWith } from '../support/seeds-folder.js';
import type { DeviceName } from '../support/stubborn-device.js';

/** Of several zones and partitions; the last one posts its packs. */
const STATIONS = 5;
/** Expected so often that the interface never makes a window from readings where it should show the stored one. */
const CADENCE_SECONDS = 1;
/** Code 1 raises the alarm {@link PANEL_RULE} at once, code 0 clears it. */
const PANEL_CODE: Measure = { metric: 'fab.fire.panel', unit: '1' };
export const PANEL_RULE = 'fire-panel-warn';

/** Devices of a run. */
export interface FaultDevices {
  readonly stations: readonly DeviceName[];
  readonly panel: DeviceName;
}

export function faultDevices(): FaultDevices {
  const zones = readSeed('zones.json').flatMap(({ status, code }) =>
    status === 'operating' ? [code ?? ''] : [],
  );
  const zoneOf = (i: number): string => zones[i % zones.length] ?? '';
  const stations = Array.from({ length: STATIONS }, (_, i) => {
    const zone = zoneOf(i);
    return { zone, id: `${zone}-fault-${String(i + 1).padStart(2, '0')}` };
  });
  const zone = zoneOf(STATIONS);
  return { stations, panel: { zone, id: `${zone}-fault-panel`, measure: PANEL_CODE } };
}

/** A seeds folder with these devices alone. */
export function writeFaultSeeds({ stations, panel }: FaultDevices): string {
  const channels = ({ metric }: Measure) => [{ metric, cadenceSeconds: CADENCE_SECONDS }];
  return writeSeedsWith([
    ...stations.map(({ zone, id }) => ({
      ...{ kind: 'weather-station', zone, id, channels: channels(TEMPERATURE) },
    })),
    { kind: 'factory-control', zone: panel.zone, id: panel.id, channels: channels(PANEL_CODE) },
  ]);
}
