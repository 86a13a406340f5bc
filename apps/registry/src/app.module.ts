import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { JetStreamPublisher } from '#libs/messaging';
import {
  type Clock,
  createHealthController,
  type FatalHandler,
  HealthRegistry,
  type Logger,
  Workers,
} from '#libs/runtime';
import { CadencesController } from './cadences/cadences.controller.js';
import { CADENCE_STORE } from './cadences/cadences.ports.js';
import { CadencesService } from './cadences/cadences.service.js';
import { PostgresCadenceStore } from './cadences/postgres-cadence.store.js';
import { CHANGE_PUBLISHER } from './changes/changes.ports.js';
import { JetStreamChangePublisher } from './changes/jetstream-change.publisher.js';
import { outboxWorker } from './changes/publish-outbox.js';
import { CLOCK } from './clock.js';
import { DetectionsController } from './detections/detections.controller.js';
import { DETECTION_STORE } from './detections/detections.ports.js';
import { DetectionsService } from './detections/detections.service.js';
import { PostgresDetectionStore } from './detections/postgres-detection.store.js';
import { DocumentsController } from './documents/documents.controller.js';
import { DOCUMENT_STORE } from './documents/documents.ports.js';
import { DocumentsService } from './documents/documents.service.js';
import { PostgresDocumentStore } from './documents/postgres-document.store.js';
import { EntriesController } from './entries/entries.controller.js';
import { ENTRY_STORE } from './entries/entries.ports.js';
import { EntriesService } from './entries/entries.service.js';
import { PostgresEntryStore } from './entries/postgres-entry.store.js';
import { ExpiryController } from './expiry/expiry.controller.js';
import { NOTICE_STORE } from './expiry/expiry.ports.js';
import { ExpiryService } from './expiry/expiry.service.js';
import { expiryWorker } from './expiry/expiry.worker.js';
import { PostgresNoticeStore } from './expiry/postgres-notice.store.js';
import { PostgresProposalStore } from './proposals/postgres-proposal.store.js';
import { ProposalsController } from './proposals/proposals.controller.js';
import { PROPOSAL_STORE } from './proposals/proposals.ports.js';
import { ProposalsService } from './proposals/proposals.service.js';
import { PostgresRecordStore } from './records/postgres-record.store.js';
import { RecordsController } from './records/records.controller.js';
import { RECORD_STORE } from './records/records.ports.js';
import { RecordsService } from './records/records.service.js';

/** What the module stands on; opened and closed by whoever starts it. */
export interface RegistryParts {
  readonly dataSource: DataSource;
  readonly publisher: JetStreamPublisher;
  readonly health: HealthRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly fatal: FatalHandler;
}

const controllers = [
  EntriesController,
  RecordsController,
  ProposalsController,
  DetectionsController,
  DocumentsController,
  ExpiryController,
  CadencesController,
  createHealthController('registry'),
];
const services = [
  EntriesService,
  RecordsService,
  ProposalsService,
  DetectionsService,
  DocumentsService,
  ExpiryService,
  CadencesService,
];

@Module({})
export class AppModule {
  static with({ dataSource, publisher, health, clock, logger, fatal }: RegistryParts): DynamicModule {
    return {
      module: AppModule,
      controllers,
      providers: [
        ...services,
        { provide: CLOCK, useValue: clock },
        { provide: HealthRegistry, useValue: health },
        { provide: ENTRY_STORE, useValue: new PostgresEntryStore(dataSource) },
        { provide: RECORD_STORE, useValue: new PostgresRecordStore(dataSource) },
        { provide: PROPOSAL_STORE, useValue: new PostgresProposalStore(dataSource) },
        { provide: DETECTION_STORE, useValue: new PostgresDetectionStore(dataSource) },
        { provide: DOCUMENT_STORE, useValue: new PostgresDocumentStore(dataSource) },
        { provide: NOTICE_STORE, useValue: new PostgresNoticeStore(dataSource) },
        { provide: CADENCE_STORE, useValue: new PostgresCadenceStore(dataSource) },
        { provide: CHANGE_PUBLISHER, useValue: new JetStreamChangePublisher(publisher) },
        {
          provide: Workers,
          inject: [ExpiryService],
          useFactory: (expiry: ExpiryService) =>
            new Workers([outboxWorker(dataSource, publisher, logger), expiryWorker(expiry, logger)], fatal),
        },
      ],
    };
  }
}
