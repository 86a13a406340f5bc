import { cpus } from 'node:os';
import { rmSync } from 'node:fs';
import { ShippedStack } from '../support/shipped-stack.js';
import { Bench, PACKS, ROWS } from './bench.js';
import { percentile } from './run-publisher.js';
import { METRICS_PER_ROW, writeBenchSeeds } from './workload.js';

const LIVE_PACKS = 30;
const WARM_UP_PACKS = 4;
/** For 15 s after ingest took its partitions it leaves judging to a worker, whose questions to InfluxDB are no part of a run. */
const TAKEN_MS = 20_000;

const say = (text: string): void => console.log(text);
const thousands = (value: number): string => Math.round(value).toLocaleString('en-US');

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
    await new Promise(resolve => setTimeout(resolve, TAKEN_MS));
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
