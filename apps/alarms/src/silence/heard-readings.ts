import type { JudgedPack } from '../tracks/judged-pack.js';

/** When each metric of each device was last measured, as far as we have heard. */
export class HeardReadings {
  private readonly devices = new Map<string, Map<string, number>>();

  take(packs: Iterable<Pick<JudgedPack, 'device' | 'lane' | 'rows'>>): void {
    for (const { device, lane, rows } of packs) {
      // History is no sign of life.
      if (lane === 'history') continue;
      for (const { t, values } of rows) for (const metric in values) this.hear(device, metric, t);
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

  /** When anything of a device was measured last; `-Infinity` when it was never heard of. */
  newest(device: string): number {
    return Math.max(...(this.devices.get(device)?.values() ?? []));
  }

  /** Unix ms; `undefined` when it was never heard of. */
  last(device: string, metric: string): number | undefined {
    return this.devices.get(device)?.get(metric);
  }
}
