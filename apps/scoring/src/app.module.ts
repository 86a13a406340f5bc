import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { type JetStreamPublisher, RpcClient, type NatsConnection } from '#libs/messaging';
import { type Clock, createHealthController, HealthRegistry, type Logger } from '#libs/runtime';
import type { CachedWindowReader } from './inputs/cached-window.reader.js';
import { DELIVERY_READER, REGISTRY_READER, WINDOW_READER } from './inputs/inputs.ports.js';
import { InputsService } from './inputs/inputs.service.js';
import { RpcDeliveryReader } from './inputs/rpc-delivery.reader.js';
import { RpcRegistryReader } from './inputs/rpc-registry.reader.js';
import { LineageController } from './lineage/lineage.controller.js';
import { LineageService } from './lineage/lineage.service.js';
import { ScheduleService } from './schedule/schedule.service.js';
import { ScheduleTimer } from './schedule/schedule.timer.js';
import { JetStreamScorePublisher } from './scores/jetstream-score.publisher.js';
import { PostgresScoreStore } from './scores/postgres-score.store.js';
import { PostgresRevisionArchive } from './scores/postgres-revision.archive.js';
import { RevisionsController } from './scores/revisions.controller.js';
import { REVISION_ARCHIVE } from './scores/revisions.ports.js';
import { RevisionsService } from './scores/revisions.service.js';
import { ScoresController } from './scores/scores.controller.js';
import { SCORE_PUBLISHER, SCORE_STORE } from './scores/scores.ports.js';
import { CLOCK, LOGGER, ScoresService } from './scores/scores.service.js';
import { FreezeService, GRACE_MS } from './snapshots/freeze.service.js';
import { PostgresSnapshotStore } from './snapshots/postgres-snapshot.store.js';
import { SigningKeys } from './snapshots/signing-keys.js';
import { SnapshotsController } from './snapshots/snapshots.controller.js';
import { SNAPSHOT_STORE } from './snapshots/snapshots.ports.js';
import { SnapshotsTimer } from './snapshots/snapshots.timer.js';
import { VerificationService } from './snapshots/verification.service.js';

/** What the module stands on; opened and closed by whoever starts it. */
export interface ScoringParts {
  readonly dataSource: DataSource;
  readonly nats: NatsConnection;
  readonly publisher: JetStreamPublisher;
  readonly windows: CachedWindowReader;
  readonly health: HealthRegistry;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly signingKeys: SigningKeys;
  readonly snapshotGraceMs: number;
}

@Module({})
export class AppModule {
  static with(parts: ScoringParts): DynamicModule {
    const { dataSource, nats, publisher, windows, health, logger, clock } = parts;
    const rpc = new RpcClient(nats);
    return {
      module: AppModule,
      controllers: [
        ScoresController,
        RevisionsController,
        SnapshotsController,
        LineageController,
        createHealthController('scoring'),
      ],
      providers: [
        InputsService,
        ScoresService,
        RevisionsService,
        LineageService,
        ScheduleService,
        ScheduleTimer,
        FreezeService,
        VerificationService,
        SnapshotsTimer,
        { provide: CLOCK, useValue: clock },
        { provide: LOGGER, useValue: logger },
        { provide: HealthRegistry, useValue: health },
        { provide: REGISTRY_READER, useValue: new RpcRegistryReader(rpc) },
        { provide: DELIVERY_READER, useValue: new RpcDeliveryReader(rpc) },
        { provide: WINDOW_READER, useValue: windows },
        { provide: SCORE_STORE, useValue: new PostgresScoreStore(dataSource) },
        { provide: REVISION_ARCHIVE, useValue: new PostgresRevisionArchive(dataSource) },
        { provide: SigningKeys, useValue: parts.signingKeys },
        { provide: GRACE_MS, useValue: parts.snapshotGraceMs },
        { provide: SNAPSHOT_STORE, useValue: new PostgresSnapshotStore(dataSource) },
        { provide: SCORE_PUBLISHER, useValue: new JetStreamScorePublisher(publisher) },
      ],
    };
  }
}
