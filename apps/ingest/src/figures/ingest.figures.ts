import type { Clock } from '#libs/runtime';
import type { GroupOutcome } from '../readings/group.js';

/** Groups whose durations are remembered. */
const REMEMBERED = 512;
/** Span over which the rate is measured, in seconds. */
const RATE_SECONDS = 10;

/** Counts what this process has done since its start. */
export class IngestFigures {
  packsStored = 0;
  samplesStored = 0;
  deadLetters = 0;
  /** Messages of the stream that nobody has acknowledged yet; set by whoever asks the broker. */
  lag = 0;
  private readonly durations: number[] = [];
  private next = 0;
  /** Samples of each of the last seconds, by second modulo the span. */
  private readonly seconds = new Map<number, number>();

  constructor(private readonly clock: Clock) {}

  noteGroup({ newPacks, samples, deadLetters }: GroupOutcome, durationMs: number): void {
    this.packsStored += newPacks;
    this.samplesStored += samples;
    this.deadLetters += deadLetters;
    this.durations[this.next++ % REMEMBERED] = durationMs;
    const second = this.second();
    this.seconds.set(second, (this.seconds.get(second) ?? 0) + samples);
    for (const old of this.seconds.keys()) if (old < second - RATE_SECONDS) this.seconds.delete(old);
  }

  /** Time from taking a group to its acknowledgement, ms; 0 before the first. */
  groupMs(quantile: number): number {
    if (this.durations.length === 0) return 0;
    const sorted = this.durations.toSorted((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))] as number);
  }

  /** Average of the last ten whole seconds. */
  samplesPerSecond(): number {
    const now = this.second();
    let sum = 0;
    for (const [second, samples] of this.seconds)
      if (second < now && second >= now - RATE_SECONDS) sum += samples;
    return Math.round(sum / RATE_SECONDS);
  }

  private second(): number {
    return Math.floor(this.clock.now() / 1_000);
  }
}
