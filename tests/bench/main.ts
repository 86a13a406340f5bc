import { cpus } from 'node:os';
import { rmSync } from 'node:fs';
import { ShippedStack } from '../support/shipped-stack.js';
import { measureCeiling } from './influx-ceiling.js';
import { cpuSeconds, peakRssMb } from './process-figures.js';
import type { PublishOrder } from './publisher.js';
import { percentile, runPublisher } from './run-publisher.js';
import { compareRows } from './stored-rows.js';
import { benchDevices, METRICS_PER_ROW, timeOf, writeBenchSeeds } from './workload.js';

const ROWS = 10;
const PACKS = 40;
const LIVE_PACKS = 30;
const WARM_UP_PACKS = 4;
const DAY_MS = 86_400_000;
const SERVERS_AND_SERVICES = ['ingest', 'influxdb', 'nats', 'postgres', 'rollup', 'alarms', 'gateway'];

interface Health {
  readonly services: ReadonlyArray<{
    readonly service: string;
    readonly figures: Readonly<Record<string, number>>;
  }>;
}

const say = (text: string): void => console.log(text);
const thousands = (value: number): string => Math.round(value).toLocaleString('en-US');

/** One benchmark of the shipped stack: every figure of one run on one machine. */
class Bench {
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

  /** Waits until rollup and alarms have caught up; the time that takes, ms. */
  private async settle(): Promise<number> {
    const began = performance.now();
    for (;;) {
      const [rollup, alarms] = await Promise.all([this.figures('rollup'), this.figures('alarms')]);
      const waiting =
        (rollup.lag ?? 0) + (rollup.dirtyMinutes ?? 0) + (rollup.dirtyDays ?? 0) + (alarms.lag ?? 0);
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
    while (!isOver) {
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

async function main(): Promise<void> {
  const seeds = writeBenchSeeds();
  const stack = await ShippedStack.create({ GZ_SEEDS_DIR: seeds });
  try {
    say(
      `Greenzone benchmark: ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    );
    say('Starting a stack of its own with 1,000 meters …');
    await stack.start('--no-simulator');
    const bench = new Bench(stack);
    await bench.endToEnd(WARM_UP_PACKS, ROWS);
    const before = await bench.ceiling();
    say(`(a) InfluxDB alone              ${thousands(before)} samples/s`);
    const whole = await bench.endToEnd(PACKS, ROWS);
    const ceiling = (before + (await bench.ceiling())) / 2;
    const ratio = whole.samplesPerSecond / ceiling;
    say(
      `(b) end to end, 10 x 5          ${thousands(whole.samplesPerSecond)} samples/s = ${ratio.toFixed(2)} of (a), measured before and after: ${thousands(ceiling)}`,
    );
    say(
      `    rollup and alarms caught up ${(whole.settledMs / 1_000).toFixed(1)} s later; lost ${whole.lost}, duplicated ${whole.duplicated}`,
    );
    const live = await bench.endToEnd(LIVE_PACKS, 1);
    say(`    live packs, 1 x 5           ${thousands(live.samplesPerSecond)} samples/s`);
    const fifth = whole.samplesPerSecond / ROWS / METRICS_PER_ROW / 5;
    const latencies = await bench.latency(fifth, 15);
    const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
    say(`(c) publish → committed at a fifth of (b): p50 ${p50} ms, p99 ${p99} ms`);
    say('(d) CPU seconds a million samples, by process:');
    for (const [name, seconds] of Object.entries(whole.cpuPerMillion))
      say(`    ${name.padEnd(12)} ${seconds.toFixed(2)}`);
    say(`    ${'publisher'.padEnd(12)} ${whole.publisherCpuPerMillion.toFixed(2)}`);
    const burst = await bench.burst(Math.round(fifth));
    say(
      `(e) tenfold burst for 10 s: backlog ${thousands(burst.backlogPacks)} packs, gone ${burst.drainMs / 1_000} s after it; ingest at most ${burst.ingestPeakRssMb} MB`,
    );
    say(
      JSON.stringify({
        influxCeilingSamplesPerSecond: Math.round(ceiling),
        endToEndSamplesPerSecond: Math.round(whole.samplesPerSecond),
        ratio: Number(ratio.toFixed(3)),
        livePacksSamplesPerSecond: Math.round(live.samplesPerSecond),
        ingestCpuSecondsPerMillion: Number(whole.cpuPerMillion.ingest?.toFixed(2)),
        influxCpuSecondsPerMillion: Number(whole.cpuPerMillion.influxdb?.toFixed(2)),
        latencyMsP50: p50,
        latencyMsP99: p99,
        settleSeconds: Number((whole.settledMs / 1_000).toFixed(1)),
        burstBacklogPacks: burst.backlogPacks,
        burstDrainMs: burst.drainMs,
        ingestPeakRssMb: burst.ingestPeakRssMb,
        lost: whole.lost + live.lost,
        duplicated: whole.duplicated + live.duplicated,
      }),
    );
  } finally {
    await stack.remove();
    rmSync(seeds, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
