import type { JudgedPack } from '../tracks/judged-pack.js';

/** When each metric of each device was last measured, as far as we have heard. */
export class HeardReadings {
  private readonly devices = new Map<string, Map<string, number>>();
  /** Of devices that were called silent: their last reading before it, and the first one after that. */
  private readonly silences = new Map<string, { readonly after: number; first?: number }>();

  take(packs: Iterable<Pick<JudgedPack, 'device' | 'lane' | 'rows'>>): void {
    for (const { device, lane, rows } of packs) {
      // History is no sign of life.
      if (lane === 'history') continue;
      const silence = this.silences.get(device);
      for (const { t, values } of rows) {
        if (silence !== undefined && t > silence.after) silence.first = Math.min(silence.first ?? t, t);
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

  /** Nothing newer than what was heard of a device is here, and it is called silent. */
  fellSilent(device: string): void {
    this.silences.set(device, { after: Math.max(...(this.devices.get(device)?.values() ?? [])) });
  }

  /**
   * The first reading of a device after it was called silent the last time; until there is one, its last one before.
   * One that was behind and sends what it kept returns where it stopped, by the time of its readings. `-Infinity` when
   * it was never called silent.
   */
  returnedAt(device: string): number {
    const silence = this.silences.get(device);
    return silence?.first ?? silence?.after ?? Number.NEGATIVE_INFINITY;
  }

  /** Unix ms; `undefined` when it was never heard of. */
  last(device: string, metric: string): number | undefined {
    return this.devices.get(device)?.get(metric);
  }
}
