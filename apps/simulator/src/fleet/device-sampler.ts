import type { Device, Metric } from '#libs/contracts';
import type { SenmlReading } from '#libs/telemetry';
import type { DeviceReader, Reader } from './reader.js';
import type { SampleEffect } from './sample-effect.js';

interface Channel {
  readonly metric: Metric;
  readonly unit: string | null;
  readonly cadenceMs: number;
  readonly read: Reader;
  readonly scale: number;
}

/** A device without a cadence looks for something to report this often. */
const REPORT_TICK_MS = 60_000;

/** Says what a device would say at any moment: the same moment always has the same answer. */
export class DeviceSampler {
  /** Time between two moments at which the device says something, without a longer step. */
  readonly tickMs: number;
  private readonly channels: readonly Channel[];
  private readonly reported: ReadonlyMap<string, Metric>;

  constructor(
    readonly device: Device,
    metrics: ReadonlyMap<string, Metric>,
    private readonly reader: DeviceReader,
    private readonly effects: readonly SampleEffect[],
  ) {
    this.channels = device.channels.flatMap(({ metric: id, cadenceSeconds }): Channel[] => {
      const metric = metrics.get(id);
      const read = reader.values[id];
      if (metric === undefined || read === undefined || cadenceSeconds === null) return [];
      return [
        { metric, unit: unitOf(metric), cadenceMs: cadenceSeconds * 1_000, read, scale: scaleOf(metric) },
      ];
    });
    this.reported = new Map(
      device.channels.flatMap(({ metric: id, cadenceSeconds }) => {
        const metric = metrics.get(id);
        return metric !== undefined && cadenceSeconds === null ? [[id, metric] as const] : [];
      }),
    );
    this.tickMs = Math.min(...this.channels.map(({ cadenceMs }) => cadenceMs), Number.POSITIVE_INFINITY);
    if (this.tickMs === Number.POSITIVE_INFINITY) this.tickMs = REPORT_TICK_MS;
  }

  /** Whether the device only reports what happens. */
  get isSilentBetweenReports(): boolean {
    return this.channels.length === 0;
  }

  get channelCount(): number {
    return this.channels.length + this.reported.size;
  }

  isMeasuring(timeMs: number): boolean {
    for (const effect of this.effects) if (!effect.isMeasuring(timeMs)) return false;
    return true;
  }

  /**
   * Readings of all channels that are due at a moment: a channel is due at whole multiples of the longer of its
   * cadence and the step.
   */
  measure(timeMs: number, stepMs = 0): SenmlReading[] {
    const readings: SenmlReading[] = [];
    if (!this.isMeasuring(timeMs)) return readings;
    for (const { metric, unit, cadenceMs, read, scale } of this.channels) {
      const interval = cadenceMs > stepMs ? cadenceMs : stepMs;
      if (timeMs % interval !== 0) continue;
      const value = this.affect(metric, timeMs, read(timeMs, interval));
      if (!Number.isNaN(value)) {
        readings.push({ metric: metric.id, unit, timeMs, value: Math.round(value * scale) / scale });
      }
    }
    return readings;
  }

  /** What happened in `(fromMs, toMs]`; nothing of the time at which the device was off. */
  report(fromMs: number, toMs: number): SenmlReading[] {
    const readings: SenmlReading[] = [];
    for (const { metric: id, timeMs, value } of this.reader.reports?.(fromMs, toMs) ?? []) {
      const metric = this.reported.get(id);
      if (metric !== undefined && this.isMeasuring(timeMs)) {
        readings.push({ metric: id, unit: unitOf(metric), timeMs, value });
      }
    }
    return readings;
  }

  private affect(metric: Metric, timeMs: number, physical: number): number {
    let value = physical;
    for (const effect of this.effects) {
      if (Number.isNaN(value)) return value;
      value = effect.apply({ metric, timeMs, value });
    }
    return value;
  }
}

/** Devices speak the catalogue's own unit; numbers without one carry none. */
function unitOf(metric: Metric): string | null {
  return metric.ucum === '1' ? null : (metric.units[0]?.unit ?? metric.ucum);
}

/** A sensor shows no more digits than it resolves. */
function scaleOf(metric: Metric): number {
  const resolution = metric.qc.flatLine?.resolution ?? 0;
  const resolved = resolution > 0 && resolution < 1 ? Math.ceil(-Math.log10(resolution) - 1e-9) : 0;
  return 10 ** Math.max(metric.decimals, resolved);
}
