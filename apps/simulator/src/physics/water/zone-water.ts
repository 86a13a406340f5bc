import { RunningTotals } from '../counter/running-total.js';
import type { DailyEvents } from '../events/daily-events.js';
import { drawEvents, type DrawnEvent } from '../events/draw-events.js';
import { between } from '../random/hash.js';
import { layeredNoise, type NoiseLayer } from '../random/value-noise.js';
import { clamp, rememberLast } from '../shape.js';
import { HOUR_MS, MINUTE_MS } from '../time/local-time.js';

const DEMAND: readonly NoiseLayer[] = [
  { periodMs: 31 * HOUR_MS, weight: 0.06 },
  { periodMs: 2 * HOUR_MS, weight: 0.05 },
  { periodMs: 11 * MINUTE_MS, weight: 0.03 },
];
/** A flow meter is sized so that full scale is this many times the mean flow. */
const PEAK_TO_MEAN = 2.5;
/** Mean of the activity of a mixed zone over a week. */
const MEAN_ACTIVITY = 0.6;
/** Share of the demand that runs day and night. */
const BASE = 0.4;

/** What a zone's supply is made of. */
export interface ZoneWaterParts {
  readonly seed: number;
  readonly quality: number;
  /** Full scale of each station's meter, m3/h. */
  readonly stations: readonly { readonly fullScaleM3h: number }[];
  /** How much is being worked in the zone, 0 to 1. */
  readonly activity: (timeMs: number) => number;
  /** Building sites use nothing when nobody works. */
  readonly base?: number;
  readonly isSupplied: (timeMs: number) => boolean;
}

/** Water supply of a zone: demand follows the shifts, pressure follows demand. */
export class ZoneWater {
  /** Demand over the zone's mean at a moment; the wastewater follows it hours later. */
  readonly relativeDemand: (timeMs: number) => number;
  /** Mean demand of the zone, m3/h. */
  readonly meanM3h: number;
  private readonly totals: RunningTotals;
  private readonly bursts: DailyEvents<DrawnEvent>;
  private readonly means: readonly number[];

  constructor(private readonly parts: ZoneWaterParts) {
    const { seed, quality, stations, activity } = parts;
    const base = parts.base ?? BASE;
    this.means = stations.map(
      ({ fullScaleM3h }) => (fullScaleM3h / PEAK_TO_MEAN) * between(seed, 23, 0.75, 0.95),
    );
    this.meanM3h = this.means.reduce((sum, mean) => sum + mean, 0);
    this.relativeDemand = rememberLast(t => {
      const working = base + ((1 - base) * activity(t)) / MEAN_ACTIVITY;
      return Math.max(0, working * (1 + layeredNoise(seed + 31, t, DEMAND)));
    });
    this.bursts = drawEvents(seed + 37, {
      perYear: 14 - 14 * quality,
      medianMs: 50 * MINUTE_MS,
      leastMs: 12 * MINUTE_MS,
      mostMs: 5 * HOUR_MS,
      spread: 0.6,
    });
    this.totals = new RunningTotals(stations.length, (t, out) => {
      for (let i = 0; i < stations.length; i++) out[i] = this.flowM3h(i, t);
    });
  }

  /** Flow of a station, m3/h. */
  flowM3h(index: number, timeMs: number): number {
    const mean = this.means[index] as number;
    const pumps = this.parts.isSupplied(timeMs) ? 1 : 0.25;
    const lost = this.bursts.at(timeMs) === undefined ? 0 : 0.25;
    return clamp(mean * (this.relativeDemand(timeMs) + lost) * pumps, 0, mean * PEAK_TO_MEAN);
  }

  volumeM3(index: number, timeMs: number): number {
    return this.totals.at(index, timeMs);
  }

  /** Pressure at the zone's entry, kPa, without the sensor's noise. */
  pressureKpa(timeMs: number): number {
    const demand = Math.min(2, this.relativeDemand(timeMs));
    const working = 395 - 28 * demand * demand;
    const burst = this.bursts.at(timeMs);
    if (burst !== undefined) return working * between(burst.seed, 7, 0.3, 0.52);
    return this.parts.isSupplied(timeMs) ? working : working * 0.55;
  }
}
