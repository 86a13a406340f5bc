import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShippedStack } from '../support/shipped-stack.js';
import { faultDevices, writeFaultSeeds } from './devices.js';
import { mountDisks, unmountDisks } from './disks.js';
import { InfluxProxy } from './influx-proxy.js';
import { MemoryWatch } from './memory-watch.js';
import { AlarmFeed } from './oracle/alarm-feed.js';
import { type Differences, isEqual } from './oracle/differences.js';
import { judge } from './oracle/judge.js';
import { Fleet } from './publisher/fleet.js';
import { Journal } from './publisher/journal.js';
import { Random } from './random.js';
import { describeTrouble, recover } from './recovery.js';
import { canRun, runStep } from './run-step.js';
import { describeRound, isKill, nameStep, type Round } from './step.js';
import { pause, type World } from './world.js';

/** What is done, and how patient one is. */
export interface CampaignPlan {
  readonly seed: number;
  readonly rounds: readonly Round[];
  /** No round begins after this time, ms. */
  readonly lastRoundAfterMs: number;
  /** Longest wait until all is well after a round. */
  readonly recoverMs: number;
  /** Longest wait at the end: until all is committed, then until all windows are right. */
  readonly settleMs: number;
  /** The folder whose stack is started; by default this checkout. */
  readonly checkout?: string;
  readonly tell: (text: string) => void;
}

/** What came of it. */
export interface CampaignResult {
  readonly seed: number;
  readonly kills: number;
  /** How often each fault was done. */
  readonly faults: Readonly<Record<string, number>>;
  /** Faults that cannot be done on this machine. */
  readonly skipped: number;
  readonly sent: number;
  readonly acknowledged: number;
  /** ms, of each round after which all was well. */
  readonly recoveries: readonly number[];
  /** Rounds after which it was not. */
  readonly notRecovered: number;
  readonly differences: Differences;
  /** Exceedances that had to become alarms. */
  readonly episodes: number;
  /** Most memory that ingest had, MiB. */
  readonly ingestPeakMib: number;
  readonly minutes: number;
  readonly passed: boolean;
}

/** Event time begins so long ago: an hour of faults is eight days of readings, and none may lie ahead. */
const BEGIN_MS = 30 * 86_400_000;
const WARM_UP_MS = 5_000;
const HOUR_MS = 3_600_000;
/** Ingest holds two groups at most, however much waits for it (docs/performance.md). */
const INGEST_LIMIT_MIB = 512;

/** Starts a stack and a fleet, does the rounds, heals, and judges. */
export async function runCampaign(plan: CampaignPlan): Promise<CampaignResult> {
  const begun = performance.now();
  const devices = faultDevices();
  const seeds = writeFaultSeeds(devices);
  const ledger = mkdtempSync(join(tmpdir(), 'greenzone-ledger-'));
  const proxy = await InfluxProxy.listen();
  const settings = { GZ_SEEDS_DIR: seeds, GZ_INFLUX_URL: proxy.url };
  const stack = await ShippedStack.create(settings, plan.checkout);
  proxy.targetPort = Number(new URL(stack.influxUrl).port);
  let memory: MemoryWatch | undefined;
  let fleet: Fleet | undefined;
  let feed: AlarmFeed | undefined;
  try {
    const needsDisks = plan.rounds.some(({ faults }) => faults.some(({ step }) => step.kind === 'disk-full'));
    const world: World = { stack, proxy, disks: needsDisks ? mountDisks(stack) : new Set(), tell: plan.tell };
    if (needsDisks && world.disks.size === 0)
      plan.tell('no disk can be mounted here (that needs root): none will be full');
    await stack.start('--no-simulator');
    memory = new MemoryWatch(world, 'ingest');
    feed = AlarmFeed.follow(stack.url, devices.panel.zone, devices.panel.id);
    const journal = await Journal.create(join(ledger, 'ledger.ndjson'));
    fleet = await Fleet.start(stack, {
      ...{ devices, journal, random: new Random(plan.seed) },
      baseMs: Math.floor((Date.now() - BEGIN_MS) / HOUR_MS) * HOUR_MS,
    });
    await pause(WARM_UP_MS);
    const done = await runRounds(world, fleet, plan, begun);
    fleet.finish();
    const { differences, episodes } = await judge({ stack, devices, fleet, journal, feed }, plan);
    const ingestPeakMib = memory.peakMib;
    return {
      ...{ seed: plan.seed, ...done, differences, episodes, ingestPeakMib },
      ...{ sent: fleet.sent, acknowledged: fleet.acknowledged },
      minutes: (performance.now() - begun) / 60_000,
      passed: done.notRecovered === 0 && isEqual(differences) && ingestPeakMib <= INGEST_LIMIT_MIB,
    };
  } finally {
    memory?.close();
    feed?.close();
    await fleet?.close();
    proxy.heal();
    await stack.interrupt().catch((error: unknown) => plan.tell(String(error)));
    unmountDisks(stack);
    await stack.remove();
    proxy.close();
    for (const folder of [seeds, ledger]) rmSync(folder, { recursive: true, force: true });
  }
}

async function runRounds(world: World, fleet: Fleet, plan: CampaignPlan, begun: number) {
  const faults: Record<string, number> = {};
  const recoveries: number[] = [];
  let kills = 0;
  let skipped = 0;
  let notRecovered = 0;
  for (const [i, round] of plan.rounds.entries()) {
    if (performance.now() - begun > plan.lastRoundAfterMs) break;
    fleet.behave(round.habits);
    await Promise.all(
      round.faults.map(async ({ afterMs, step }) => {
        if (!canRun(world, step)) {
          skipped++;
          return;
        }
        await pause(afterMs);
        await runStep(world, step);
        const name = nameStep(step);
        faults[name] = (faults[name] ?? 0) + 1;
        if (isKill(step)) kills++;
      }),
    );
    const recoveryMs = await recover(world, fleet, plan.recoverMs);
    const after = recoveryMs === undefined ? 'NOT WELL' : `well after ${(recoveryMs / 1_000).toFixed(1)} s`;
    plan.tell(
      `${String(i + 1).padStart(3)}/${plan.rounds.length}  ${describeRound(round)}: ${after}; ${kills} kills, ${fleet.acknowledged} acknowledged`,
    );
    if (recoveryMs !== undefined) recoveries.push(recoveryMs);
    else {
      notRecovered++;
      plan.tell(`     ${await describeTrouble(world, fleet)}`);
      break;
    }
  }
  return { faults, recoveries, kills, skipped, notRecovered };
}
