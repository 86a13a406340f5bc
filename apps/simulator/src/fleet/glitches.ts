import { hashNumber, hashText, uniform } from '../physics/random/hash.js';
import type { Sample, SampleEffect } from './sample-effect.js';

/**
 * Now and then a sensor says something impossible: beyond its gross range, as on a broken wire or a disturbed
 * bus. Only gauges with a gross range have glitches.
 */
export class Glitches implements SampleEffect {
  private readonly seeds = new Map<string, number>();

  /**
   * @param rate share of samples, e.g. 0.0005
   * @param ratings sizes that scaled ranges refer to
   */
  constructor(
    private readonly seed: number,
    private readonly rate: number,
    private readonly ratings: Readonly<Record<string, number>>,
  ) {}

  isMeasuring(): boolean {
    return true;
  }

  apply({ metric, timeMs, value }: Sample): number {
    if (metric.kind !== 'gauge') return value;
    const own = hashNumber(this.seedOf(metric.id), Math.floor(timeMs / 1_000));
    if (uniform(own, 1) >= this.rate) return value;
    const { min, max, scaleBy } = metric.qc.gross;
    const scale = scaleBy === undefined ? 1 : this.ratings[scaleBy];
    if (scale === undefined) return value;
    const isLow = uniform(own, 2) < 0.5;
    if (isLow && min !== null) return min * scale - (0.2 + uniform(own, 3)) * Math.abs((max ?? 1) * scale);
    return max === null ? value : max * scale * (1.1 + uniform(own, 3));
  }

  private seedOf(metric: string): number {
    let seed = this.seeds.get(metric);
    if (seed === undefined) {
      seed = hashText(this.seed, metric);
      this.seeds.set(metric, seed);
    }
    return seed;
  }
}
