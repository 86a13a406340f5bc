import { setTimeout as sleep, setImmediate as yieldTurn } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import { connectNats, RpcClient } from '#libs/messaging';
import {
  createFatalHandler,
  createLogger,
  guardProcess,
  HealthRegistry,
  startMicroservice,
  systemClock,
} from '#libs/runtime';
import { AppModule } from './app.module.js';
import type { SimulatorConfig } from './config.js';
import { CourierService } from './delivery/courier.service.js';
import { encoderOf } from './delivery/encoder-of.js';
import { Figures } from './delivery/figures.js';
import { NatsDeviceBroker } from './delivery/nats-device.broker.js';
import { FaultRecorder } from './faults/fault-recorder.js';
import { FileFaultJournal } from './faults/file-fault.journal.js';
import { orderFault } from './faults/order-fault.js';
import { BrokerCommitDesk } from './history/commit-desk.js';
import { HistoryService } from './history/history.service.js';
import { EventClock } from './live/event-clock.js';
import { LiveService } from './live/live.service.js';
import { RpcDeliveryClient } from './registry/rpc-delivery.client.js';
import { RpcRegistryClient } from './registry/rpc-registry.client.js';
import { SimulationService } from './simulation.service.js';

const HOUR_MS = 3_600_000;

/** The running simulator; `close` stops the devices and ends it. */
export interface RunningSimulator {
  readonly figures: Figures;
  close(): Promise<void>;
}

/** Connects as a service for questions and as a device for packs, and starts the fleet. */
export async function startSimulator(
  config: SimulatorConfig,
  lifetime: 'embedded' | 'process' = 'process',
): Promise<RunningSimulator> {
  const logger = createLogger({
    service: 'simulator',
    instance: config.GZ_INSTANCE,
    level: config.GZ_LOG_LEVEL,
  });
  const fatal = createFatalHandler(logger);
  const services = await connectNats({
    url: config.GZ_NATS_URL,
    user: config.GZ_NATS_USER,
    password: config.GZ_NATS_PASSWORD,
    name: config.GZ_INSTANCE,
    logger,
    onClosed: error => {
      if (error) fatal('the broker connection closed for good', error);
    },
  });
  // Devices have no user here: the broker gives them the rights of one.
  const devices = await connect({
    servers: [config.GZ_SIM_NATS_URL ?? config.GZ_NATS_URL],
    name: `${config.GZ_INSTANCE} devices`,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    pingInterval: 10_000,
    maxPingOut: 2,
    waitOnFirstConnect: true,
  });

  const figures = new Figures();
  const pause = (ms: number): Promise<void> => (ms === 0 ? yieldTurn() : sleep(ms));
  const eventClock =
    config.GZ_SIM_SPEED > 1
      ? new EventClock(systemClock, config.GZ_SIM_SPEED, config.GZ_SIM_BEHIND_HOURS * HOUR_MS)
      : systemClock;
  const broker = new NatsDeviceBroker(devices, logger);
  const courier = new CourierService(broker, systemClock, figures);
  const encode = encoderOf(config.GZ_SIM_ENCODING);
  const faultOrders = config.GZ_SIM_FAULT_ORDERS.map(order => orderFault(order, eventClock.now()));
  const journal =
    config.GZ_SIM_FAULTS_PER_DAY > 0 || faultOrders.length > 0
      ? new FileFaultJournal(config.GZ_SIM_FAULT_LOG_DIR, systemClock.now(), logger)
      : undefined;
  const recorder = journal && new FaultRecorder(journal);
  const rpc = new RpcClient(services);
  const registry = new RpcRegistryClient(rpc);
  const simulation = new SimulationService({
    settings: {
      seed: config.GZ_SIM_SEED,
      glitchRate: config.GZ_SIM_GLITCH_RATE,
      faultsPerDay: config.GZ_SIM_FAULTS_PER_DAY,
      faultOrders,
      zones: config.GZ_SIM_ZONES,
      historyDays: config.GZ_SIM_HISTORY_DAYS,
      historyStepSeconds: config.GZ_SIM_HISTORY_STEP_SECONDS,
    },
    directory: registry,
    cadences: registry,
    stored: new RpcDeliveryClient(rpc),
    courier,
    live: new LiveService({ courier, clock: eventClock, figures, encode, recorder }),
    history: new HistoryService({
      courier,
      commits: new BrokerCommitDesk(broker, pause),
      figures,
      pause,
      encode,
      recorder,
    }),
    figures,
    clock: systemClock,
    eventClock,
    pause,
    logger,
  });

  const health = new HealthRegistry({
    service: 'simulator',
    instance: config.GZ_INSTANCE,
    version: config.GZ_VERSION,
  });
  health.register('nats', async () => {
    await services.rtt();
  });
  const gauges: Record<string, () => number> = {
    historyDone: () => figures.historyDone,
    historyTotal: () => figures.historyTotal,
    buffered: () => courier.waiting('live') + courier.waiting('history'),
    published: () => figures.published,
    committed: () => figures.committed,
    resent: () => figures.resent,
    dropped: () => figures.dropped,
    samples: () => figures.samples,
    clockLagMs: () => figures.clockLagMs,
  };
  for (const [name, read] of Object.entries(gauges)) health.gauge(name, read);

  const app = await startMicroservice({
    service: 'simulator',
    module: AppModule.with(health),
    config,
    logger,
    lifetime: 'embedded',
  });
  const close = async (): Promise<void> => {
    await simulation.stop();
    await app.close();
    await devices.drain();
    await services.drain();
    await journal?.close();
  };
  if (lifetime === 'process') guardProcess({ logger, close });
  await simulation.start();
  return { figures, close };
}
