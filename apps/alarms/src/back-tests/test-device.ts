import { setImmediate } from 'node:timers/promises';
import type { AlarmBackTest, AlarmBackTestCount, CadenceDeclaration } from '#libs/contracts';
import { lookBackOf, TrackWindows } from '../averages/track-windows.js';
import type { TrackAverages } from '../averages/track-averages.js';
import { type DevicePlan, isInForce, isInstant } from '../directory/device-plan.js';
import type { StoredReadings } from '../missed/missed.ports.js';
import { counts, evaluateTrack, isJudged } from '../tracks/evaluate-track.js';
import type { JudgedRow } from '../tracks/judged-pack.js';
import { emptyTrack, liveTrack } from '../tracks/track.js';
import { BackTestTally } from './back-test-tally.js';

const HOUR_MS = 3_600_000;
/** Readings that are in memory at once; some MB. */
const ROWS_AT_ONCE = 4_000;
const LONGEST_READ_MS = 7 * 24 * HOUR_MS;
/** Readings that are judged before live ones have their turn. */
const ROWS_A_TURN = 250;

/** What a device is tested with. */
export interface DeviceTest {
  /** Of one rule. */
  readonly plan: DevicePlan;
  readonly stored: Pick<StoredReadings, 'read'>;
  readonly declarations: readonly CadenceDeclaration[];
  /** Event times: from (inclusive) to (exclusive), Unix ms. */
  readonly from: number;
  readonly to: number;
  readonly onEpisode: (episode: AlarmBackTest['episodes'][number]) => void;
  /** Called before each read with how far it is, 0 to 1. */
  readonly onProgress: (share: number) => Promise<void>;
}

/** Judges what is stored of a device as live readings are judged: by the same evaluation, one after the other. */
export async function testDevice(test: DeviceTest): Promise<AlarmBackTestCount> {
  const { plan, declarations, from, to, onEpisode, onProgress } = test;
  const windows = new TrackWindows(() => declarations);
  const tally = new BackTestTally({ from, to }, onEpisode);
  const key = liveTrack(plan.device.id);
  let state = emptyTrack();
  const step = readLength(plan);
  for (let begin = from - lookBackOf(plan); begin < to; begin += step) {
    await onProgress(Math.max(0, begin - from) / (to - from));
    const rows = await readRows(test, begin, Math.min(begin + step, to));
    for (let i = 0; i < rows.length; i += ROWS_A_TURN) {
      const some = rows.slice(i, i + ROWS_A_TURN);
      for (const row of some) windows.put(plan, row);
      const judged = some.filter(({ t }) => t >= from);
      for (const row of judged) tally.read(row.t);
      tally.count.compared += judged.filter(row => isCompared(plan, row)).length;
      const averages = countMeans(windows.averages(plan), () => (tally.count.compared += 1));
      const evaluated = evaluateTrack(plan, key, state, judged, averages);
      state = evaluated.state;
      tally.take(evaluated.changes);
      windows.forget(plan, some[0]?.t ?? begin);
      await setImmediate();
    }
  }
  tally.finish();
  return tally.count;
}

/** Whether a rule compares a reading as it is. */
function isCompared({ metrics }: DevicePlan, { t, values, flags }: JudgedRow): boolean {
  return metrics.some(
    ({ metric, rules }) =>
      values[metric] !== undefined &&
      isJudged(flags?.[metric]) &&
      rules.some(planned => isInstant(planned) && isInForce(planned, t) && counts(planned, flags?.[metric])),
  );
}

/** The same averages; each one that there is enough for is told of when it is asked for. */
function countMeans(averages: TrackAverages, onMean: () => void): TrackAverages {
  return {
    ...averages,
    at(planned, timeMs) {
      const mean = averages.at(planned, timeMs);
      if (mean !== undefined) onMean();
      return mean;
    },
  };
}

/** How many readings a test of the device looks at, at most. */
export function readingsOf({ metrics }: DevicePlan, from: number, to: number): number {
  return (to - from) / (1_000 * fastestCadence(metrics));
}

async function readRows({ plan, stored }: DeviceTest, from: number, to: number): Promise<JudgedRow[]> {
  const device = plan.device.id;
  const found = await Promise.all(
    plan.metrics.map(({ metric, measurement, field }) =>
      stored.read({ device, measurement, fields: new Map([[metric, field]]), from, to }),
    ),
  );
  // Rows of a device without the metric are none of ours.
  return found.flat().filter(({ values }) => Object.keys(values).length > 0);
}

function readLength({ metrics }: DevicePlan): number {
  return Math.min(LONGEST_READ_MS, ROWS_AT_ONCE * 1_000 * fastestCadence(metrics));
}

/** Seconds; what has no cadence comes when something happens, which is seldom. */
function fastestCadence(metrics: DevicePlan['metrics']): number {
  return Math.min(HOUR_MS / 1_000, ...metrics.flatMap(({ cadenceSeconds }) => cadenceSeconds ?? []));
}
