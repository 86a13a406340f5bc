import type { ShippedStack } from '../support/shipped-stack.js';
import { measureCeiling } from './influx-ceiling.js';
import { cpuSeconds, peakRssMb } from './process-figures.js';
import type { PublishOrder } from './publisher.js';
import { runPublisher } from './run-publisher.js';
import { compareRows } from './stored-rows.js';
import { benchDevices, METRICS_PER_ROW, timeOf } from './workload.js';

/** Timestamps in a pack of the workload. */
export const ROWS = 10;
/** Packs a device sends in a run. */
export const PACKS = 40;
const DAY_MS = 86_400_000;
const SERVERS_AND_SERVICES = ['ingest', 'influxdb', 'nats', 'postgres', 'rollup', 'alarms', 'gateway'];

interface Health {
  readonly services: ReadonlyArray<{
    readonly service: string;
    readonly figures: Readonly<Record<string, number>>;
  }>;
}

/** One benchmark of the shipped stack: every figure of one run on one machine. */
export class Bench {
  private readonly devices = benchDevices();
  /** Each run has a boot, and a stretch of event time, of its own within the last days. */
  private runs = 0;

  constructor(private readonly stack: ShippedStack) {}

  private order(packsPerDevice: number, rows: number, rates: PublishOrder['rates'] = []): PublishOrder {
    this.runs++;
    const baseMs = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS + this.runs * 10_000_000;
    const boot = Date.now();
    return { natsUrl: this.stack.natsUrl, boot, baseMs, firstSeq: 1, packsPerDevice, rows, rates };
  }

  private pidOf(name: string): number {
    return this.stack.processes.find(state => state.name === name)?.process?.pid ?? 0;
  }

  private async figures(service: string): Promise<Readonly<Record<string, number>>> {
    const { services } = await this.stack.get<Health>('/api/v1/health');
    return services.find(report => report.service === service)?.figures ?? {};
  }

  /** InfluxDB alone, with the rows of the end-to-end run. */
  ceiling(): Promise<number> {
    return measureCeiling({
      influxUrl: this.stack.influxUrl,
      database: 'bench_ceiling',
      devices: this.devices,
      rowsPerDevice: PACKS * ROWS,
      boot: Date.now(),
      baseMs: Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS,
    });
  }

  /** As fast as it goes. Samples a second until the last commit, CPU by process, what is stored afterwards. */
  async endToEnd(packsPerDevice: number, rows: number) {
    const order = this.order(packsPerDevice, rows);
    let before: number[] = [];
    const result = await runPublisher(order, () => {
      before = SERVERS_AND_SERVICES.map(name => cpuSeconds(this.pidOf(name)));
    });
    const samples = result.packs * rows * METRICS_PER_ROW;
    const cpuPerMillion = Object.fromEntries(
      SERVERS_AND_SERVICES.map((name, i) => [
        name,
        ((cpuSeconds(this.pidOf(name)) - (before[i] ?? 0)) / samples) * 1e6,
      ]),
    );
    const settledMs = await this.settle();
    const compared = await compareRows(
      this.stack.influxUrl,
      this.devices,
      { from: order.baseMs, to: timeOf(order.baseMs, packsPerDevice * rows) },
      packsPerDevice * rows,
    );
    return {
      samplesPerSecond: (samples / result.committed) * 1_000,
      cpuPerMillion,
      publisherCpuPerMillion: (result.cpuSeconds / samples) * 1e6,
      settledMs,
      ...compared,
    };
  }

  /** Waits until rollup, alarms and what judges again have caught up; the time that takes, ms. */
  private async settle(): Promise<number> {
    const began = performance.now();
    for (;;) {
      const [rollup, alarms, ingest] = await Promise.all(
        ['rollup', 'alarms', 'ingest'].map(service => this.figures(service)),
      );
      const waiting =
        (rollup?.lag ?? 0) +
        (rollup?.dirtyMinutes ?? 0) +
        (rollup?.dirtyDays ?? 0) +
        (alarms?.lag ?? 0) +
        (ingest?.rejudgeWaiting ?? 0);
      if (waiting === 0) return performance.now() - began;
      await new Promise(resolve => setTimeout(resolve, 250));
    }
  }

  /** Publish → committed at a steady rate. */
  async latency(packsPerSecond: number, seconds: number): Promise<readonly number[]> {
    const packs = Math.max(1, Math.round((packsPerSecond * seconds) / this.devices.length));
    const { latencies } = await runPublisher(this.order(packs, ROWS, [{ seconds: 3_600, packsPerSecond }]));
    return latencies;
  }

  /** Ten times the base rate for a while: the largest backlog, and how long after the burst it is gone. */
  async burst(basePacksPerSecond: number) {
    const spans = [
      { seconds: 5, packsPerSecond: basePacksPerSecond },
      { seconds: 10, packsPerSecond: basePacksPerSecond * 10 },
      { seconds: 3_600, packsPerSecond: basePacksPerSecond },
    ];
    const packs = Math.ceil((basePacksPerSecond * (5 + 100 + 20)) / this.devices.length);
    let startedAt = 0;
    let backlog = 0;
    let drainedAt = 0;
    let isOver = false;
    const run = runPublisher(this.order(packs, ROWS, spans), () => {
      startedAt = performance.now();
    }).finally(() => {
      isOver = true;
    });
    // All may be committed between two looks: then the backlog was gone at the end of the run.
    while (!isOver || drainedAt === 0) {
      const { lag = 0 } = await this.figures('ingest');
      backlog = Math.max(backlog, lag);
      const sinceBurst = performance.now() - startedAt - 15_000;
      if (startedAt > 0 && sinceBurst > 0 && drainedAt === 0 && lag < basePacksPerSecond)
        drainedAt = sinceBurst;
      await new Promise(resolve => setTimeout(resolve, 250));
    }
    await run;
    return {
      backlogPacks: backlog,
      drainMs: Math.round(drainedAt),
      ingestPeakRssMb: peakRssMb(this.pidOf('ingest')),
    };
  }
}
