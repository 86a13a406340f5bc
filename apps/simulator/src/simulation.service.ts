import type { CadenceDeclaration } from '#libs/contracts';
import { type Clock, groupBy, type Logger } from '#libs/runtime';
import type { CourierService } from './delivery/courier.service.js';
import type { Figures } from './delivery/figures.js';
import type { FaultOrder } from './faults/order-fault.js';
import { buildFleet, type SimulatedDevice } from './fleet/build-fleet.js';
import { SILENT_STEP_SECONDS } from './history/cover-time.js';
import type { CadenceRegistry, StoredReadings } from './history/history.ports.js';
import type { HistoryService, HistoryTask } from './history/history.service.js';
import { type DeviceBefore, planStart } from './history/plan-start.js';
import type { LiveService } from './live/live.service.js';
import { chooseZones } from './registry/choose-zones.js';
import type { Directory } from './registry/directory.ports.js';
import { retry } from './registry/retry.js';

const TICK_MS = 200;
const PROGRESS_MS = 5_000;
const DAY_MS = 86_400_000;
/** A device's buffers and most of its outages are younger than this; asking for more takes ingest longer. */
const LOOK_BACK_MS = 59 * DAY_MS;
/** After this the devices start without knowing what was stored before. */
const INGEST_ATTEMPTS = 12;
/** A registry that is away now is being stopped too, and must not hold us up. */
const STOP_ATTEMPTS = 2;

/** What the simulation is asked to do. */
export interface SimulationSettings {
  readonly seed: string;
  readonly glitchRate: number;
  readonly faultsPerDay: number;
  readonly faultOrders: readonly FaultOrder[];
  readonly zones: number | undefined;
  readonly historyDays: number;
  readonly historyStepSeconds: number;
}

/** What the simulation needs of the outside. */
export interface SimulationParts {
  readonly settings: SimulationSettings;
  readonly directory: Directory;
  readonly cadences: CadenceRegistry;
  readonly stored: StoredReadings;
  readonly courier: CourierService;
  readonly live: LiveService;
  readonly history: HistoryService;
  readonly figures: Figures;
  /** The machine's clock, and the time that the devices live in. */
  readonly clock: Clock;
  readonly eventClock: Clock;
  readonly pause: (ms: number) => Promise<void>;
  readonly logger: Logger;
}

/** Runs the fleet: declares what is to be expected, lets it measure live, and fills in the past. */
export class SimulationService {
  private readonly timers: NodeJS.Timeout[] = [];
  private fleet: SimulatedDevice[] = [];
  private isLive = false;

  constructor(private readonly parts: SimulationParts) {}

  /** Starts live and history; resolves when live runs and history is on its way. */
  async start(): Promise<void> {
    const { settings, directory, courier, live, clock, eventClock, logger, figures } = this.parts;
    const again = { pause: this.parts.pause, logger };
    const zones = chooseZones(await retry(() => directory.zones(), again), settings.zones);
    this.fleet = buildFleet({
      seed: settings.seed,
      glitchRate: settings.glitchRate,
      faultsPerDay: settings.faultsPerDay,
      faultOrders: settings.faultOrders,
      zones,
      devices: await retry(() => directory.devices(), again),
      metrics: await retry(() => directory.metrics(), again),
    });
    this.checkOrders();
    const before = await this.lookBack(zones.map(({ code }) => code));
    const boot = clock.now();
    const liveFrom = eventClock.now();
    const tasks = await this.plan(before, liveFrom);
    await this.declare(this.fleet, { from: liveFrom, to: null, stepSeconds: null });
    live.start(this.fleet, boot, liveFrom);
    this.isLive = true;
    this.every(TICK_MS, () => {
      live.tick();
      courier.tick();
    });
    logger.info({ zones: zones.length, devices: this.fleet.length, boot }, 'devices measure');
    this.every(PROGRESS_MS, () => this.logProgress());
    void this.parts.history.fill(tasks).then(
      isComplete => {
        if (isComplete) logger.info({ packs: figures.historyTotal }, 'history is complete');
      },
      (error: unknown) => logger.error({ err: error }, 'history stopped; it goes on at the next start'),
    );
  }

  /** Stops measuring and says so, that nobody waits for readings. What is not committed is lost with the process. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.parts.history.stop();
    if (!this.isLive) return;
    this.isLive = false;
    const from = this.parts.live.finish() + 1;
    await this.declare(this.fleet, { from, to: null, stepSeconds: SILENT_STEP_SECONDS }, STOP_ATTEMPTS).catch(
      (error: unknown) =>
        this.parts.logger.warn({ err: error }, 'the registry did not hear that the devices stop'),
    );
    // The last packs get a moment to be committed.
    for (let i = 0; i < 15 && this.parts.courier.waiting('live') > 0; i++) {
      this.parts.courier.tick();
      await this.parts.pause(TICK_MS);
    }
  }

  /** A device that is not played, or cannot have such a fault, would otherwise be waited for in vain. */
  private checkOrders(): void {
    const { settings, logger } = this.parts;
    for (const order of settings.faultOrders) {
      const faults = this.fleet.find(({ device }) => device.id === order.device)?.faults;
      if (faults?.at(order.from)?.kind !== order.kind)
        logger.warn({ ...order }, 'the fault that was asked for cannot be: see its kind and its device');
    }
  }

  /** What the registry and ingest know of the fleet from earlier starts. */
  private async lookBack(zones: readonly string[]): Promise<DeviceBefore[]> {
    const { cadences, stored, eventClock, logger, pause } = this.parts;
    const declared: CadenceDeclaration[] = [];
    for (const zone of zones) {
      declared.push(...(await retry(() => cadences.list(zone), { pause, logger })));
    }
    const declarations = groupBy(declared, ({ device }) => device);
    const lastSeen = new Map<string, number>();
    const now = eventClock.now();
    if (declarations.size > 0) {
      try {
        for (const zone of zones) {
          const found = await retry(() => stored.lastReadings(zone, now - LOOK_BACK_MS, now), {
            pause,
            logger,
            attempts: INGEST_ATTEMPTS,
          });
          for (const [device, at] of found) lastSeen.set(device, Math.min(at, now));
        }
      } catch (error) {
        logger.warn({ err: error }, 'ingest does not say what is stored; a gap since the last stop stays');
      }
    }
    return this.fleet.map(({ device: { id } }) => ({
      id,
      declarations: declarations.get(id) ?? [],
      lastSeen: lastSeen.get(id) ?? null,
    }));
  }

  /** Plans the past, and declares those parts of it that are new. */
  private async plan(before: readonly DeviceBefore[], liveFrom: number): Promise<HistoryTask[]> {
    const { historyDays, historyStepSeconds: stepSeconds } = this.parts.settings;
    const byId = new Map(this.fleet.map(simulated => [simulated.device.id, simulated]));
    const tasks: HistoryTask[] = [];
    for (const span of planStart(before, { liveFrom, historyDays, stepSeconds })) {
      const devices = span.devices.flatMap(id => byId.get(id) ?? []);
      const { from, to, stepMs, since, isNew } = span;
      if (isNew) {
        await this.declare(devices, { from, to, stepSeconds: stepMs === 0 ? null : stepMs / 1_000 });
      }
      tasks.push({ from, to, stepMs, devices, since, isResumed: !isNew });
    }
    return tasks;
  }

  private async declare(
    fleet: readonly SimulatedDevice[],
    span: { readonly from: number; readonly to: number | null; readonly stepSeconds: number | null },
    attempts = 20,
  ): Promise<void> {
    const { cadences, pause, logger } = this.parts;
    const ids = fleet.map(({ device }) => device.id);
    if (ids.length === 0) return;
    await retry(() => cadences.declare(ids, span), { pause, logger, attempts });
  }

  private logProgress(): void {
    const { figures, courier, logger } = this.parts;
    if (figures.historyDone >= figures.historyTotal) return;
    logger.info(
      {
        historyDone: figures.historyDone,
        historyTotal: figures.historyTotal,
        percent: Math.floor((100 * figures.historyDone) / figures.historyTotal),
        waitingLive: courier.waiting('live'),
      },
      'history goes on',
    );
  }

  private every(ms: number, act: () => void): void {
    this.timers.push(setInterval(act, ms));
  }
}
