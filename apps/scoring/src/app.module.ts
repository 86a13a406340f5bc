import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { type JetStreamPublisher, RpcClient, type NatsConnection } from '#libs/messaging';
import { type Clock, createHealthController, HealthRegistry, type Logger } from '#libs/runtime';
import { CertificatesController } from './certificates/certificates.controller.js';
import { CERTIFICATE_READER } from './certificates/certificates.ports.js';
import { CertificatesService } from './certificates/certificates.service.js';
import { RpcCertificateReader } from './certificates/rpc-certificate.reader.js';
import { CORRECTION_STORE } from './corrections/corrections.ports.js';
import { CorrectionsService } from './corrections/corrections.service.js';
import { CorrectionsTimer } from './corrections/corrections.timer.js';
import { PostgresCorrectionStore } from './corrections/postgres-correction.store.js';
import {
  DELIVERY_READER,
  type DeliveryReader,
  REGISTRY_READER,
  type RegistryReader,
  WINDOW_READER,
  type WindowReader,
} from './inputs/inputs.ports.js';
import { InputsService } from './inputs/inputs.service.js';
import { LineageController } from './lineage/lineage.controller.js';
import { LineageService } from './lineage/lineage.service.js';
import { PostgresCurrentScores } from './robustness/postgres-current.scores.js';
import { RobustnessController } from './robustness/robustness.controller.js';
import { CURRENT_SCORES } from './robustness/robustness.ports.js';
import { RobustnessService } from './robustness/robustness.service.js';
import { RobustnessTimer } from './robustness/robustness.timer.js';
import { PostgresScenarioStore } from './scenarios/postgres-scenario.store.js';
import { ScenariosController } from './scenarios/scenarios.controller.js';
import { SCENARIO_STORE } from './scenarios/scenarios.ports.js';
import { ScenariosService } from './scenarios/scenarios.service.js';
import { ScheduleService } from './schedule/schedule.service.js';
import { ScheduleTimer } from './schedule/schedule.timer.js';
import { JetStreamScorePublisher } from './scores/jetstream-score.publisher.js';
import { PostgresScoreStore } from './scores/postgres-score.store.js';
import { PostgresRevisionArchive } from './scores/postgres-revision.archive.js';
import { RevisionsController } from './scores/revisions.controller.js';
import { REVISION_ARCHIVE } from './scores/revisions.ports.js';
import { RestoredRevisions } from './scores/restored-revisions.js';
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
import { WhatIfController } from './what-if/what-if.controller.js';
import { WhatIfService } from './what-if/what-if.service.js';

/** What the module stands on; opened and closed by whoever starts it. */
export interface ScoringParts {
  readonly dataSource: DataSource;
  readonly nats: NatsConnection;
  readonly publisher: JetStreamPublisher;
  readonly registry: RegistryReader;
  readonly windows: WindowReader;
  readonly delivery: DeliveryReader;
  readonly health: HealthRegistry;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly signingKeys: SigningKeys;
  readonly snapshotGraceMs: number;
}

@Module({})
export class AppModule {
  static with(parts: ScoringParts): DynamicModule {
    const { dataSource, nats, publisher, health, logger, clock } = parts;
    const rpc = new RpcClient(nats);
    return {
      module: AppModule,
      controllers: [
        ScoresController,
        RevisionsController,
        SnapshotsController,
        LineageController,
        RobustnessController,
        WhatIfController,
        ScenariosController,
        CertificatesController,
        createHealthController('scoring'),
      ],
      providers: [
        InputsService,
        ScoresService,
        RevisionsService,
        RestoredRevisions,
        LineageService,
        ScheduleService,
        ScheduleTimer,
        CorrectionsService,
        CorrectionsTimer,
        FreezeService,
        VerificationService,
        SnapshotsTimer,
        RobustnessService,
        RobustnessTimer,
        WhatIfService,
        ScenariosService,
        CertificatesService,
        { provide: CLOCK, useValue: clock },
        { provide: LOGGER, useValue: logger },
        { provide: HealthRegistry, useValue: health },
        { provide: REGISTRY_READER, useValue: parts.registry },
        { provide: DELIVERY_READER, useValue: parts.delivery },
        { provide: WINDOW_READER, useValue: parts.windows },
        { provide: SCORE_STORE, useValue: new PostgresScoreStore(dataSource) },
        { provide: CORRECTION_STORE, useValue: new PostgresCorrectionStore(dataSource) },
        { provide: REVISION_ARCHIVE, useValue: new PostgresRevisionArchive(dataSource) },
        { provide: SigningKeys, useValue: parts.signingKeys },
        { provide: GRACE_MS, useValue: parts.snapshotGraceMs },
        { provide: SNAPSHOT_STORE, useValue: new PostgresSnapshotStore(dataSource) },
        { provide: CURRENT_SCORES, useValue: new PostgresCurrentScores(dataSource) },
        { provide: SCENARIO_STORE, useValue: new PostgresScenarioStore(dataSource) },
        { provide: CERTIFICATE_READER, useValue: new RpcCertificateReader(rpc) },
        { provide: SCORE_PUBLISHER, useValue: new JetStreamScorePublisher(publisher) },
      ],
    };
  }
}
