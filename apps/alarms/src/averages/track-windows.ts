import type { CadenceDeclaration } from '#libs/contracts';
import { expectedReadings } from '#libs/telemetry';
import {
  type DevicePlan,
  isInstant,
  type PlannedMetric,
  type PlannedRule,
} from '../directory/device-plan.js';
import type { JudgedRow } from '../tracks/judged-pack.js';
import { averageOf, HOUR_MS, LOOK_BACK_MS } from './average-of.js';
import { ReadingWindow } from './reading-window.js';
import type { TrackAverages } from './track-averages.js';

/** Whether readings of a metric are averaged by a rule of it. */
export function isAveraged({ rules }: PlannedMetric): boolean {
  return !rules.every(isInstant);
}

/** How far back the means of a device look at most, ms; 0: it has none. */
export function lookBackOf({ metrics }: DevicePlan): number {
  return Math.max(0, ...metrics.flatMap(({ rules }) => rules.map(lookBackOfRule)));
}

const namesOfMeans = new WeakMap<DevicePlan, string>();

/** Which means a plan has, as a text: the same for plans of the same means. */
export function meansOf(plan: DevicePlan): string {
  let name = namesOfMeans.get(plan);
  if (name === undefined) {
    const averaged = plan.metrics.filter(isAveraged);
    name = averaged.map(({ metric, rules }) => `${metric} ${Math.max(...rules.map(lookBackOfRule))}`).join();
    namesOfMeans.set(plan, name);
  }
  return name;
}

/** The readings of a track that its rules average. */
export class TrackWindows {
  private readonly windows = new Map<string, ReadingWindow>();
  private touched = new Set<string>();

  /** @param declarations of the device. */
  constructor(private readonly declarations: () => readonly CadenceDeclaration[]) {}

  /** Takes readings; those that are known change nothing. */
  put(plan: DevicePlan, { t, values, flags }: JudgedRow): void {
    for (const planned of plan.metrics) {
      const value = values[planned.metric];
      if (value === undefined || !isAveraged(planned)) continue;
      const window = this.windowOf(planned.metric);
      const isNewest = t > window.newest;
      if (window.put(t, value, flags?.[planned.metric]) && !isNewest) this.touched.add(planned.metric);
    }
  }

  /** Forgets what no mean from a moment on can need; an hour more for what comes late. */
  forget(plan: DevicePlan, fromMs: number): void {
    for (const { metric, rules } of plan.metrics) {
      const lookBack = Math.max(...rules.map(lookBackOfRule));
      this.windows.get(metric)?.forget(fromMs - lookBack - HOUR_MS);
    }
  }

  /** Nothing that was taken until now counts as a correction. */
  settle(): void {
    this.touched = new Set();
  }

  /** Averages by a plan; corrections are since the last call. */
  averages(plan: DevicePlan): TrackAverages {
    const corrected = this.touched;
    this.settle();
    const metrics = new Map(plan.metrics.map(planned => [planned.metric, planned]));
    return {
      corrected,
      at: (planned, timeMs) => this.at(metrics.get(planned.rule.metric), planned, timeMs),
    };
  }

  private at(
    metric: PlannedMetric | undefined,
    { rule: { averaging, suspect } }: PlannedRule,
    atMs: number,
  ): number | undefined {
    if (metric === undefined || averaging === undefined) return undefined;
    const { aggregate: kind, cadenceSeconds } = metric;
    const due = (from: number, to: number) => dueIn(cadenceSeconds, this.declarations(), from, to + 1);
    return averageOf({ window: this.windowOf(metric.metric), kind, due }, { averaging, suspect, atMs });
  }

  private windowOf(metric: string): ReadingWindow {
    let window = this.windows.get(metric);
    if (window === undefined) this.windows.set(metric, (window = new ReadingWindow()));
    return window;
  }
}

/** What nobody declared is due by the channel's own cadence: a mean of it needs its readings as well. */
function dueIn(
  cadenceSeconds: number | null,
  declarations: readonly CadenceDeclaration[],
  from: number,
  to: number,
): number {
  const declared = expectedReadings({ channelCadenceSeconds: cadenceSeconds, declarations, from, to });
  if (declared > 0 || cadenceSeconds === null) return declared;
  return Math.floor((to - from) / (cadenceSeconds * 1_000));
}

function lookBackOfRule({ rule }: PlannedRule): number {
  return rule.averaging === undefined ? 0 : LOOK_BACK_MS[rule.averaging];
}
