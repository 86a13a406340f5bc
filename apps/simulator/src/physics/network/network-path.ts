import type { DailyEvents } from '../events/daily-events.js';
import { edgesIn } from '../events/edges.js';
import { drawEvents, type DrawnEvent } from '../events/draw-events.js';
import { between, uniform } from '../random/hash.js';
import { sensorNoise } from '../random/sensor-noise.js';
import { valueNoise } from '../random/value-noise.js';
import { clamp, hump, smoothStep } from '../shape.js';
import { HOUR_MS, localDay, localHour, MINUTE_MS, SECOND_MS } from '../time/local-time.js';
import { workShare } from '../time/work-calendar.js';

/** Where a probe stands. */
export interface ProbeSite {
  readonly seed: number;
  readonly zoneSeed: number;
  readonly quality: number;
  /** Rain weakens the radio link a little, mm/h. */
  readonly rainIntensity: (timeMs: number) => number;
}

/** A probe's view of the zone's internet access and of the 5G cell. */
export class NetworkPath {
  private readonly cuts: DailyEvents<DrawnEvent>;

  constructor(private readonly site: ProbeSite) {
    const { zoneSeed, quality } = site;
    // The access line is shared: all probes of a zone see the same cuts.
    this.cuts = drawEvents(zoneSeed + 121, {
      perYear: 15 - 13 * quality,
      medianMs: (22 - 14 * quality) * MINUTE_MS,
      leastMs: 70 * SECOND_MS,
      mostMs: 5 * HOUR_MS,
      spread: 0.8,
    });
  }

  isUp(timeMs: number): boolean {
    return this.cuts.at(timeMs) === undefined;
  }

  /** When the line was cut or came back in `(from, to]`. */
  changes(from: number, to: number): number[] {
    return edgesIn(this.cuts, from, to);
  }

  /** Round trip to the national exchange, ms; not a number while the line is cut. */
  rtt(timeMs: number): number {
    if (!this.isUp(timeMs)) return Number.NaN;
    const { seed, zoneSeed, quality } = this.site;
    const distance = between(zoneSeed, 123, 3.6, 6.2) + between(seed, 124, 0, 0.8);
    const queue = (22 - 17 * quality) * this.congestion(timeMs) ** 2;
    const spike = sensorNoise(seed + 1, timeMs);
    const burst = spike > 0.9 ? (spike - 0.9) * 350 : 0;
    return distance + queue + burst + 0.5 * (1 + sensorNoise(seed + 2, timeMs));
  }

  /** Variation of the round trip, ms. */
  jitter(timeMs: number): number {
    if (!this.isUp(timeMs)) return Number.NaN;
    const { seed, quality } = this.site;
    const queue = (3.4 - 2.4 * quality) * this.congestion(timeMs);
    return Math.max(0.05, 0.35 + queue + 0.3 * sensorNoise(seed + 3, timeMs));
  }

  /** Lost probes, %: 0 mostly, all of them while the line is cut. */
  loss(timeMs: number): number {
    if (!this.isUp(timeMs)) return 100;
    const { seed, quality } = this.site;
    const pressure = this.congestion(timeMs) - 0.82 - 0.12 * quality;
    const chance = sensorNoise(seed + 4, timeMs);
    if (pressure > 0) return Math.max(0, 9 * pressure * (1 + chance));
    // One probe of a hundred now and then.
    return chance > 0.86 ? 1 : 0;
  }

  /** Mbit/s in one direction. */
  throughput(direction: 'down' | 'up', timeMs: number): number {
    if (!this.isUp(timeMs)) return 0;
    const { seed, zoneSeed, quality } = this.site;
    const line =
      [300, 500, 1_000][Math.floor(clamp(uniform(zoneSeed, 127) * 0.7 + quality * 0.9, 0, 0.99) * 3)] ?? 500;
    const free = 1 - (0.5 - 0.3 * quality) * this.congestion(timeMs);
    const noise = 1 + 0.05 * sensorNoise(seed + (direction === 'down' ? 5 : 6), timeMs);
    return Math.max(5, line * (direction === 'down' ? 0.94 : 0.86) * free * noise);
  }

  /** Received power of the cell's reference signal, dBm. */
  rsrp(timeMs: number): number {
    const { seed, quality, rainIntensity } = this.site;
    const usual = between(seed, 129, -100, -76) + 12 * (quality - 0.7);
    const fading = 2.2 * valueNoise(seed + 7, timeMs, 3 * MINUTE_MS) + 1.2 * sensorNoise(seed + 8, timeMs);
    return (
      usual +
      fading +
      2 * valueNoise(seed + 9, timeMs, 7 * HOUR_MS) -
      Math.min(4, 0.12 * rainIntensity(timeMs))
    );
  }

  /** Signal over interference and noise, dB: falls when the cell is busy. */
  sinr(timeMs: number): number {
    const { seed } = this.site;
    const usual = 5 + (this.rsrp(timeMs) + 100) * 0.55;
    return clamp(usual + 6 - 5 * this.congestion(timeMs) + 1.2 * sensorNoise(seed + 11, timeMs), -10, 32);
  }

  /** How busy the line is, 0 to 1: office hours, the evening, and bursts. */
  private congestion(timeMs: number): number {
    const { zoneSeed } = this.site;
    const hour = localHour(timeMs);
    const office = 0.5 * smoothStep(7, 9, hour) * (1 - smoothStep(16.5, 19, hour));
    const busy = 0.16 + (office + 0.12 * hump(10.2, 2, 24, hour)) * workShare(localDay(timeMs), 0.3);
    const evening = 0.14 * hump(20.5, 2.5, 24, hour);
    const bursts =
      0.16 * valueNoise(zoneSeed + 131, timeMs, 13 * MINUTE_MS) +
      0.1 * valueNoise(zoneSeed + 133, timeMs, 2 * MINUTE_MS);
    return clamp(busy + evening + bursts, 0, 1);
  }
}
