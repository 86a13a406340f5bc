import type { Device, Metric, Zone } from '#libs/contracts';
import { MetricCatalogue } from '#libs/telemetry';
import { buildFleet, type SimulatedDevice } from '../fleet/build-fleet.js';
import { DAY_MS, startOfLocalDay } from '../physics/time/local-time.js';
import { DeviceJudge, type JudgedReading } from './device-judge.js';
import type { ReportArguments } from './report-arguments.js';
import { saidReadings } from './said-readings.js';
import { Tally } from './tally.js';

/** The registry's data. */
export interface Seeds {
  readonly zones: readonly Zone[];
  readonly devices: readonly Device[];
  readonly metrics: readonly Metric[];
}

/**
 * Lets a fleet with faults speak for some days, judges all of it, and compares the flags with what was injected.
 *
 * @param firstDay number of a local day.
 * @param onDevice called after each device.
 */
export function tallyFleet(
  { zones, devices, metrics }: Seeds,
  { seed, days, zones: most, faults }: ReportArguments,
  firstDay: number,
  onDevice: (done: number, all: number) => void = () => undefined,
): Tally {
  const fleet = buildFleet({
    ...{ seed, devices, metrics, glitchRate: 0, faultsPerDay: faults },
    zones: zones.slice(0, most),
  });
  const catalogue = new MetricCatalogue(metrics);
  const tally = new Tally();
  const from = startOfLocalDay(firstDay);
  fleet.forEach((simulated, index) => {
    const { device } = simulated;
    const cadences = new Map(
      device.channels.map(({ metric, cadenceSeconds }) => [metric, cadenceSeconds ?? 0]),
    );
    const to = from + days * DAY_MS;
    const injected = simulated.faults?.beginningIn(from, to) ?? [];
    const judged = judgeAll(simulated, catalogue, from, to);
    tally.add(injected, judged, metric => (cadences.get(metric) ?? 0) * 1_000);
    onDevice(index + 1, fleet.length);
  });
  return tally;
}

function judgeAll(
  simulated: SimulatedDevice,
  catalogue: MetricCatalogue,
  from: number,
  to: number,
): JudgedReading[] {
  const judged: JudgedReading[] = [];
  const judge = new DeviceJudge(simulated.device, catalogue, reading => judged.push(reading));
  for (const { timeMs, madeAt, readings } of saidReadings(simulated, from, to))
    judge.take(timeMs, readings, madeAt);
  judge.end();
  return judged;
}
