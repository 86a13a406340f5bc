import type { Device } from '#libs/contracts';
import type { WindowSeries } from '#libs/readiness';
import { windowStart } from '#libs/telemetry';
import type { MetricRead, WindowReader, ZoneWindows } from '../inputs/inputs.ports.js';

const HOUR_MS = 3_600_000;

/** Few, so that a test is quick. */
const DAYS = 10;

/** Windows of the newest days of what is asked for, in which every device read the same value all the time. */
export class ConstantWindowsReader implements WindowReader {
  constructor(
    private readonly devices: readonly Device[],
    private readonly value: number,
  ) {}

  async prepare(): Promise<void> {
    return;
  }

  async read(zone: string, reads: readonly MetricRead[]): Promise<ZoneWindows> {
    const last = Math.max(...reads.map(read => read.to));
    const series = reads.flatMap(read =>
      this.devices
        .filter(device => device.zone === zone && device.channels.some(one => one.metric === read.metric))
        .map(device => ({
          device: device.id,
          metric: read.metric,
          tier: read.tier,
          windows: this.windows(read),
        })),
    );
    return { series, stampOf: () => `up to ${last}` };
  }

  forget(): void {
    return;
  }

  private windows({ tier, from, to }: MetricRead): WindowSeries['windows'] {
    const length = tier === 'hour' ? HOUR_MS : 24 * HOUR_MS;
    const windows = [];
    const first = Math.max(from, to - DAYS * 24 * HOUR_MS);
    for (let start = windowStart(tier, first); start < to; start += length) {
      const { value } = this;
      const sums = { sum: value, increase: value };
      windows.push({ start, n: 12, mean: value, min: value, max: value, ...sums, suspect: 0, fail: 0 });
    }
    return windows;
  }
}
