import type { z } from 'zod';
import {
  type AlarmBackTest,
  type alarmBackTestRpc,
  type AlarmRuleVersion,
  ErrorCode,
  LONGEST_BACK_TEST_MS,
  MOST_BACK_TEST_EPISODES,
} from '#libs/contracts';
import { SILENCE_METRIC } from '#libs/telemetry';
import { AppError, type Clock, type Logger, newId, waitFor } from '#libs/runtime';
import type { CadenceBook } from '../cadences/cadence-book.js';
import type { DevicePlan } from '../directory/device-plan.js';
import type { DirectoryService } from '../directory/directory.service.js';
import { planDevices } from '../directory/plan-devices.js';
import type { StoredReadings } from '../missed/missed.ports.js';
import { checkVersion } from '../rule-versions/check-version.js';
import { draftDefinition, invalidRule } from '../rule-versions/draft-definition.js';
import { LONGEST_GAP_MS } from '../rules/evaluate-rule.js';
import { addCounts, emptyCount } from './back-test-tally.js';
import { readingsOf, testDevice } from './test-device.js';

/** Some minutes of work. */
const MOST_READINGS = 20_000_000;
const MOST_WAITING = 5;
const MOST_KEPT = 20;
/** With more of the stream unread, live readings go first. */
const MOST_LAG = 250;
const LAG_PAUSE_MS = 500;
/** A test must end while a month of history comes in. */
const MOST_PAUSES = 4;

type Request = z.output<typeof alarmBackTestRpc.start.request>;

/** What the service is made of. */
export interface BackTestsParts {
  readonly directory: DirectoryService;
  readonly cadences: CadenceBook;
  readonly stored: Pick<StoredReadings, 'read'>;
  /** Messages of READINGS that are not judged yet. */
  readonly lag: () => number;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface ZoneTest {
  readonly zone: string;
  readonly definition: AlarmRuleVersion['definition'];
  readonly plans: readonly DevicePlan[];
}

interface Kept {
  test: AlarmBackTest;
  readonly zones: readonly ZoneTest[];
}

/** Runs rules over the readings that are kept, one test at a time, beside what is judged live and without a trace in it. */
export class BackTestsService {
  private readonly kept = new Map<string, Kept>();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: BackTestsParts) {}

  find(id: string): AlarmBackTest | undefined {
    return this.kept.get(id)?.test;
  }

  /** @throws AppError `ALARM_RULE.UNKNOWN`, `ALARM_RULE.INVALID` with all faults, `ALARM_BACK_TEST.BUSY`, `ALARM_BACK_TEST.TOO_LARGE`, `REQUEST.INVALID`. */
  start(request: Request): AlarmBackTest {
    const { from, to, rule } = request;
    if (from >= to || to - from > LONGEST_BACK_TEST_MS)
      throw new AppError(ErrorCode.Invalid, 'Test a span of time of at most 90 days: from before to.');
    const zones = this.plan(request);
    this.demandRoom(zones, request);
    const id = newId(this.parts.clock.now());
    const kept: Kept = {
      zones,
      test: {
        ...{ id, rule, state: 'waiting', progress: 0, fault: null, from, to, source: 'raw' },
        longestGapSeconds: LONGEST_GAP_MS / 1_000,
        ...{ total: emptyCount(), zones: [], episodes: [], episodesLeftOut: 0 },
      },
    };
    this.kept.set(id, kept);
    this.running = this.running.then(() => this.run(kept));
    return kept.test;
  }

  /** Resolves when all tests are over. */
  settled(): Promise<void> {
    return this.running;
  }

  /** The rule as it would hold in each zone, and what it would watch there. */
  private plan({ rule, zones, changes }: Request): ZoneTest[] {
    const { directory, clock } = this.parts;
    const now = clock.now();
    const before = directory.versions.get(rule) ?? [];
    if (before.length === 0 && Object.keys(changes).length === 0)
      throw new AppError(ErrorCode.AlarmRuleUnknown, `There is no rule ${rule}; give all of it in changes.`);
    const { devices, ...catalogue } = directory.catalogue;
    const wanted = zones ?? [...new Set(devices.map(({ zone }) => zone))];
    return wanted.flatMap(zone => {
      const definition = draftDefinition(before, zone, changes, now);
      const version: AlarmRuleVersion = {
        ...{ rule, version: 1, zone: null, status: 'enabled', definition },
        ...{ effectiveFrom: 0, effectiveTo: null, made: null },
      };
      const own = devices.filter(device => device.zone === zone);
      const faults = checkVersion(
        { ...version, zone: zones ? zone : null, effectiveFrom: now },
        {
          ...{ before, devices, metrics: catalogue.metrics, limits: catalogue.limits, nowMs: now },
        },
      );
      if (definition.metric === SILENCE_METRIC)
        faults.push({ path: 'rule', message: 'silence leaves no readings that could be tested' });
      if (faults.length > 0) throw invalidRule(faults);
      const plans = planDevices(new Map([[rule, [version]]]), { ...catalogue, devices: own }, now);
      const watched = [...plans.values()].filter(({ metrics }) => metrics.length > 0);
      return watched.length > 0 || zones ? [{ zone, definition, plans: watched }] : [];
    });
  }

  private demandRoom(zones: readonly ZoneTest[], { from, to }: Request): void {
    const readings = zones
      .flatMap(({ plans }) => plans)
      .reduce((sum, plan) => sum + readingsOf(plan, from, to), 0);
    if (readings > MOST_READINGS)
      throw new AppError(
        ErrorCode.AlarmBackTestTooLarge,
        `These are up to ${Math.round(readings)} readings, and a test looks at ${MOST_READINGS}: choose fewer days or zones.`,
      );
    const waiting = [...this.kept.values()].filter(({ test }) => test.state === 'waiting').length;
    if (waiting >= MOST_WAITING)
      throw new AppError(ErrorCode.AlarmBackTestBusy, 'Other tests are waiting; try again in a minute.', {
        retryable: true,
      });
    for (const [id, { test }] of this.kept) {
      if (this.kept.size < MOST_KEPT) break;
      if (test.state === 'done' || test.state === 'failed') this.kept.delete(id);
    }
  }

  private async run(kept: Kept): Promise<void> {
    const { cadences, clock, logger } = this.parts;
    kept.test = { ...kept.test, state: 'running' };
    try {
      await cadences.refresh(clock.now());
      const devices = kept.zones.reduce((sum, { plans }) => sum + plans.length, 0);
      let done = 0;
      for (const zone of kept.zones) {
        await this.testZone(kept, zone, share => (done + share) / devices);
        done += zone.plans.length;
      }
      kept.test = { ...kept.test, state: 'done', progress: 1 };
    } catch (error) {
      const code = error instanceof AppError ? error.code : ErrorCode.Internal;
      const message = error instanceof Error ? error.message : String(error);
      if (code === ErrorCode.Internal) logger.error({ err: error }, 'a back-test failed');
      kept.test = { ...kept.test, state: 'failed', fault: { code, message } };
    }
  }

  private async testZone(
    kept: Kept,
    { zone, definition, plans }: ZoneTest,
    progressOf: (done: number) => number,
  ) {
    const { stored, cadences } = this.parts;
    const { from, to } = kept.test;
    let row: AlarmBackTest['zones'][number] = {
      ...{ zone, ...emptyCount(), definition },
    };
    for (const [index, plan] of plans.entries()) {
      const count = await testDevice({
        ...{ plan, stored, declarations: cadences.of(plan.device.id), from, to },
        onEpisode: episode => this.keepEpisode(kept, episode),
        onProgress: async share => {
          kept.test = { ...kept.test, progress: progressOf(index + share) };
          await this.letLiveGoFirst();
        },
      });
      row = { ...row, ...addCounts(row, count) };
      kept.test = { ...kept.test, total: addCounts(kept.test.total, count) };
    }
    kept.test = { ...kept.test, zones: [...kept.test.zones, row] };
  }

  private keepEpisode(kept: Kept, episode: AlarmBackTest['episodes'][number]): void {
    const { episodes, episodesLeftOut } = kept.test;
    // A fair share of each zone, so that the first does not take all the room.
    const share = Math.ceil(MOST_BACK_TEST_EPISODES / kept.zones.length);
    const isFull =
      episodes.length >= MOST_BACK_TEST_EPISODES ||
      episodes.filter(({ zone }) => zone === episode.zone).length >= share;
    kept.test = isFull
      ? { ...kept.test, episodesLeftOut: episodesLeftOut + 1 }
      : { ...kept.test, episodes: [...episodes, episode] };
  }

  private async letLiveGoFirst(): Promise<void> {
    for (let i = 0; i < MOST_PAUSES && this.parts.lag() > MOST_LAG; i++) await waitFor(LAG_PAUSE_MS);
  }
}
