import type { JudgedPack } from '../tracks/judged-pack.js';

/** Shorter pauses are nothing to come back from. */
const LEAST_GAP_MS = 60_000;

/** When each metric of each device was last measured, as far as we have heard. */
export class HeardReadings {
  private readonly devices = new Map<string, Map<string, number>>();
  private readonly newest = new Map<string, number>();
  /** Of each device the last time that it spoke again, and for how long it had not. */
  private readonly returns = new Map<string, { readonly at: number; readonly gapMs: number }>();

  take(packs: Iterable<Pick<JudgedPack, 'device' | 'lane' | 'rows'>>): void {
    for (const { device, lane, rows } of packs) {
      // History is no sign of life.
      if (lane === 'history') continue;
      for (const { t, values } of rows) {
        this.notice(device, t);
        for (const metric in values) this.hear(device, metric, t);
      }
    }
  }

  hear(device: string, metric: string, timeMs: number): void {
    let metrics = this.devices.get(device);
    if (metrics === undefined) {
      metrics = new Map();
      this.devices.set(device, metrics);
    }
    if (timeMs > (metrics.get(metric) ?? Number.NEGATIVE_INFINITY)) metrics.set(metric, timeMs);
  }

  /**
   * When a device spoke again after it had said nothing for so long: its slower metrics have until their next turn.
   * `-Infinity` when it never did.
   */
  returnedAt(device: string, leastGapMs: number): number {
    const last = this.returns.get(device);
    return last !== undefined && last.gapMs >= leastGapMs ? last.at : Number.NEGATIVE_INFINITY;
  }

  private notice(device: string, timeMs: number): void {
    const before = this.newest.get(device) ?? Math.max(...(this.devices.get(device)?.values() ?? []));
    if (timeMs <= before) return;
    this.newest.set(device, timeMs);
    const gapMs = timeMs - before;
    if (gapMs >= LEAST_GAP_MS && Number.isFinite(gapMs)) this.returns.set(device, { at: timeMs, gapMs });
  }

  /** Unix ms; `undefined` when it was never heard of. */
  last(device: string, metric: string): number | undefined {
    return this.devices.get(device)?.get(metric);
  }
}
