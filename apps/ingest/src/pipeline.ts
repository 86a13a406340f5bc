import { CorePublisher, purgeAcknowledged } from '#libs/messaging';
import { type FatalHandler, type Logger, systemClock, waitFor } from '#libs/runtime';
import { CommitQueryConsumer } from './commits/commit-query.consumer.js';
import { NatsCommitPublisher } from './commits/nats-commit.publisher.js';
import { IngestFigures } from './figures/ingest.figures.js';
import { LagWatcher } from './figures/lag-watcher.js';
import { IdentityService } from './identity/identity.service.js';
import { RegistryChangesConsumer } from './identity/registry-changes.consumer.js';
import { PresenceConsumer } from './partitions/presence.consumer.js';
import { MinuteKeeper } from './ledger/minute-keeper.js';
import { TelemetryConsumer } from './partitions/telemetry.consumer.js';
import type { IngestConnections, IngestPorts } from './ports.js';
import { QualityService } from './quality/quality.service.js';
import { RejudgeService } from './quality/rejudge.service.js';
import { RejudgeWorker } from './quality/rejudge.worker.js';
import { GroupService } from './readings/group.service.js';
import { holding, SinkGate } from './sinks/sink.gate.js';
import { RoomKeeper } from './streams/room-keeper.js';

/** After this the process stops waiting for a sink that is away; a signal must end it within 10 s. */
const DRAIN_MS = 6_000;

/** What the pipeline is made of. */
export interface PipelineParts {
  readonly connections: IngestConnections;
  readonly ports: IngestPorts;
  readonly instance: string;
  readonly logger: Logger;
  readonly fatal: FatalHandler;
}

/** Everything between the stream of packs and the stores. */
export type Pipeline = ReturnType<typeof createPipeline>;

/** Puts the pipeline together; nothing runs before `start`. */
export function createPipeline({ connections, ports, instance, logger, fatal }: PipelineParts) {
  const { nats } = connections;
  const clock = systemClock;
  const stopping = new AbortController();
  const gate = (name: string): SinkGate =>
    new SinkGate({ name, logger, signal: stopping.signal, wait: waitFor });
  const gates = { influx: gate('InfluxDB'), postgres: gate('PostgreSQL'), nats: gate('NATS') };
  const ledger = holding(ports.ledger, gates.postgres);
  const figures = new IngestFigures(clock);
  const identity = new IdentityService({ registry: ports.registry, clock, logger, wait: waitFor });
  const commits = new NatsCommitPublisher(new CorePublisher(nats), gates.nats);
  const presence = new PresenceConsumer({ nats, instance, clock, logger });
  const rejudgeQueue = holding(ports.rejudge, gates.postgres);
  const quality = new QualityService({
    identity,
    store: ports.series,
    queue: rejudgeQueue,
    clock,
    logger,
  });
  const rejudge = new RejudgeService({
    identity,
    store: ports.series,
    queue: rejudgeQueue,
    readings: holding(ports.readings, gates.nats),
    clock,
    logger,
  });
  const rejudging = new RejudgeWorker({ queue: rejudgeQueue, service: rejudge, logger, wait: waitFor });
  const telemetry = new TelemetryConsumer({
    nats,
    instance,
    presence,
    groups: new GroupService({
      identity,
      store: holding(ports.store, gates.influx),
      ledger,
      readings: holding(ports.readings, gates.nats),
      deadLetters: holding(ports.deadLetters, gates.nats),
      quality,
      stopping: stopping.signal,
      clock,
      logger,
    }),
    commits,
    arrivals: holding(ports.arrivals, gates.postgres),
    figures,
    logger,
    wait: waitFor,
    onTaken: () => quality.noteHandover(),
    onFailure: (reason, error) => {
      if (!stopping.signal.aborted) fatal(reason, error);
    },
  });
  const changes = new RegistryChangesConsumer(nats, identity, logger);
  const queries = new CommitQueryConsumer({ nats, ledger: ports.ledger, commits, clock, logger });
  const lag = new LagWatcher(nats, telemetry, figures);
  const room = new RoomKeeper({ purge: stream => purgeAcknowledged(nats, stream), logger });
  const minutes = new MinuteKeeper({ ledger: ports.ledger, clock, logger });
  let isStopped = false;
  return {
    figures,
    gates,
    identity,
    rejudge,
    rejudging,
    room,
    telemetry,
    start: async (): Promise<void> => {
      changes.start();
      queries.start();
      presence.start();
      await identity.loadFirst(stopping.signal);
      if (isStopped) return;
      telemetry.start();
      rejudging.start();
      lag.start();
      room.start();
      minutes.start();
      logger.info('reading telemetry');
    },
    /** Finishes what is held, then ends; what cannot be finished stays with the broker. */
    stop: async (): Promise<void> => {
      isStopped = true;
      const timer = setTimeout(() => stopping.abort(), DRAIN_MS);
      if (!identity.isReady) stopping.abort();
      changes.stop();
      queries.stop();
      lag.stop();
      room.stop();
      minutes.stop();
      await Promise.all([telemetry.stop(), rejudging.stop()]);
      await commits.drain();
      presence.stop();
      clearTimeout(timer);
      stopping.abort();
    },
  };
}
