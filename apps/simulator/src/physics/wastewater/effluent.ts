import type { DailyEvents } from '../events/daily-events.js';
import { drawEvents, type DrawnEvent } from '../events/draw-events.js';
import { between } from '../random/hash.js';
import { sensorNoise } from '../random/sensor-noise.js';
import { layeredNoise, type NoiseLayer } from '../random/value-noise.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/local-time.js';

/** The biology remembers for days, the settling tank for hours. */
const STATE: readonly NoiseLayer[] = [
  { periodMs: 5 * DAY_MS, weight: 0.5 },
  { periodMs: 17 * HOUR_MS, weight: 0.3 },
  { periodMs: 2 * HOUR_MS, weight: 0.2 },
];

/** What is measured, how it depends on the plant, and how often its analyser has a new value. */
interface Substance {
  /** Usual concentration of a badly and of a well run plant, mg/L. */
  readonly poor: number;
  readonly good: number;
  /** Relative change with load and with the state of the biology. */
  readonly byLoad: number;
  readonly byState: number;
  /** Relative change in a full upset. */
  readonly byUpset: number;
  readonly noise: number;
  /** Analysers that take a sample now and then repeat its value until the next one. */
  readonly holdMs: number;
}

/** COD analysers work in cycles of 15 minutes, those of nitrogen and phosphorus of 30 (Circular 10/2021). */
const SUBSTANCES = {
  cod: { poor: 58, good: 27, byLoad: 0.2, byState: 0.24, byUpset: 0.9, noise: 0.03, holdMs: 15 * MINUTE_MS },
  tss: { poor: 32, good: 10, byLoad: 0.3, byState: 0.3, byUpset: 1.3, noise: 0.05, holdMs: 0 },
  nh4: {
    poor: 3.9,
    good: 0.9,
    byLoad: 0.25,
    byState: 0.4,
    byUpset: 1.4,
    noise: 0.04,
    holdMs: 30 * MINUTE_MS,
  },
  tn: {
    poor: 14.5,
    good: 7.5,
    byLoad: 0.12,
    byState: 0.2,
    byUpset: 0.6,
    noise: 0.03,
    holdMs: 30 * MINUTE_MS,
  },
  tp: { poor: 2.4, good: 0.7, byLoad: 0.1, byState: 0.25, byUpset: 0.5, noise: 0.03, holdMs: 30 * MINUTE_MS },
  color: { poor: 34, good: 15, byLoad: 0.08, byState: 0.2, byUpset: 0.4, noise: 0.03, holdMs: 0 },
} as const satisfies Record<string, Substance>;
/** A substance of the effluent. */
export type SubstanceName = keyof typeof SUBSTANCES;

/** Quality of a plant's effluent. */
export class Effluent {
  private readonly upsets: DailyEvents<DrawnEvent>;

  /** @param relativeLoad outflow over its mean */
  constructor(
    private readonly seed: number,
    private readonly quality: number,
    private readonly relativeLoad: (timeMs: number) => number,
  ) {
    this.upsets = drawEvents(seed + 43, {
      perYear: 15 - 14 * quality,
      medianMs: 13 * HOUR_MS,
      leastMs: 4 * HOUR_MS,
      mostMs: 40 * HOUR_MS,
      spread: 0.5,
    });
  }

  /** Concentration that the analyser shows, mg/L (colour: Pt-Co). */
  concentration(name: SubstanceName, timeMs: number): number {
    const substance: Substance = SUBSTANCES[name];
    const { holdMs, poor, good } = substance;
    const sampledAt = holdMs === 0 ? timeMs : Math.floor(timeMs / holdMs) * holdMs;
    const usual = poor + (good - poor) * this.quality;
    const noiseSeed = this.seed + name.charCodeAt(0) * 131 + name.charCodeAt(1);
    const relative =
      1 +
      substance.byLoad * (this.relativeLoad(sampledAt) - 1) +
      substance.byState * this.state(sampledAt, noiseSeed) +
      substance.noise * sensorNoise(noiseSeed, sampledAt);
    return usual * Math.max(0.15, relative) * (1 + substance.byUpset * this.upset(sampledAt));
  }

  /** Severity of an upset of the biology, 0 to 1: it comes and goes slowly. */
  upset(timeMs: number): number {
    const event = this.upsets.at(timeMs);
    if (event === undefined) return 0;
    const x = (timeMs - event.from) / (event.to - event.from);
    return between(event.seed, 8, 0.35, 1) * Math.sin(Math.PI * x) ** 2;
  }

  /** How the biology does, about -1 to 1; shared by all substances, with a part of their own. */
  private state(timeMs: number, ownSeed: number): number {
    return 0.7 * layeredNoise(this.seed + 47, timeMs, STATE) + 0.3 * layeredNoise(ownSeed, timeMs, STATE);
  }
}
