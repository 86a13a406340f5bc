import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { JetStreamPublisher, type NatsConnection, RpcClient } from '#libs/messaging';
import { type HealthRegistry, newId, systemClock } from '#libs/runtime';
import type { TimeSeriesReader } from '#libs/timeseries';
import { DeliveriesController } from './alarm-notifications/deliveries.controller.js';
import { NotificationSettingsController } from './alarm-notifications/notification-settings.controller.js';
import { AlarmActionsController } from './alarms/alarm-actions.controller.js';
import { AlarmBackTestsController } from './alarms/alarm-back-tests.controller.js';
import { AlarmRulesController } from './alarms/alarm-rules.controller.js';
import { ALARM_HEALTH } from './alarms/alarm-health.ports.js';
import { AlarmsController } from './alarms/alarms.controller.js';
import { RpcAlarmHealthReader } from './alarms/rpc-alarm-health.reader.js';
import { CertificatesController } from './certificates/certificates.controller.js';
import { CERTIFICATE_TRACKER } from './certificates/certificates.ports.js';
import { RpcCertificateTracker } from './certificates/rpc-certificate.tracker.js';
import { ChangesController } from './changes/changes.controller.js';
import { ChangesService } from './changes/changes.service.js';
import { CLOCK } from './clock.js';
import { ComplianceController } from './compliance/compliance.controller.js';
import { ComplianceService } from './compliance/compliance.service.js';
import { COMMAND_LOG } from './commands/commands.ports.js';
import { CommandsService, NEW_ID } from './commands/commands.service.js';
import { PostgresCommandLog } from './commands/postgres-command.log.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { DEAD_LETTER_BOX } from './dead-letters/dead-letters.ports.js';
import { ReplaysController } from './dead-letters/replays.controller.js';
import { RpcDeadLetterBox } from './dead-letters/rpc-dead-letter.box.js';
import { DeliveryController } from './delivery/delivery.controller.js';
import { DELIVERY_LEDGER } from './delivery/delivery.ports.js';
import { DeliveryService } from './delivery/delivery.service.js';
import { EditionKeeper } from './editions/edition.keeper.js';
import { EDITION_STORE, type EditionStore } from './editions/editions.ports.js';
import { EditionsService } from './editions/editions.service.js';
import { RpcDeliveryLedger } from './delivery/rpc-delivery.ledger.js';
import { DocumentsController } from './facts/documents.controller.js';
import { DOCUMENT_BOX } from './facts/documents.ports.js';
import { EventProposalsController } from './facts/event-proposals.controller.js';
import { FACT_RECORDS } from './facts/fact-records.ports.js';
import { FactProposalsController } from './facts/fact-proposals.controller.js';
import { FactsController } from './facts/facts.controller.js';
import { PROPOSAL_BOOK } from './facts/proposals.ports.js';
import { ProposalsService } from './facts/proposals.service.js';
import { RpcFactRecords } from './facts/rpc-fact.records.js';
import { RpcDocumentBox } from './facts/rpc-document.box.js';
import { RpcProposalBook } from './facts/rpc-proposal.book.js';
import { ExportSender } from './exports/export.sender.js';
import { InvestorExportsController } from './exports/investor-exports.controller.js';
import { OversightExportsController } from './exports/oversight-exports.controller.js';
import { RecordExportsController } from './exports/record-exports.controller.js';
import { TelemetryExportsController } from './exports/telemetry-exports.controller.js';
import { FilesController } from './files/files.controller.js';
import { Tt10FileService } from './files/tt10-file.service.js';
import { HealthController } from './health/health.controller.js';
import { type Dependency, DEPENDENCIES, SERVICE_REPORTS } from './health/health.ports.js';
import { HealthService } from './health/health.service.js';
import { RpcServiceReports } from './health/rpc-service.reports.js';
import { ActorsController } from './identity/actors.controller.js';
import { ACTOR_READER } from './identity/identity.ports.js';
import { PostgresActorReader } from './identity/postgres-actor.reader.js';
import { IDEMPOTENCY_STORE } from './idempotency/idempotency.ports.js';
import { IdempotencyService } from './idempotency/idempotency.service.js';
import { PostgresIdempotencyStore } from './idempotency/postgres-idempotency.store.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportsService } from './imports/imports.service.js';
import { MapController } from './map/map.controller.js';
import { MAP_TILES, type MapTiles } from './map/map-tiles.js';
import { LatestController } from './latest/latest.controller.js';
import { TotalsController } from './latest/totals.controller.js';
import { LatestValues } from './latest/latest-values.js';
import { LineageController } from './lineage/lineage.controller.js';
import { LINEAGE_BOOK } from './lineage/lineage.ports.js';
import { RpcLineageBook } from './lineage/rpc-lineage.book.js';
import { LiveController } from './live/live.controller.js';
import { LiveHub } from './live/live.hub.js';
import { RankingController } from './ranking/ranking.controller.js';
import { RankingService } from './ranking/ranking.service.js';
import { OutagesController } from './outages/outages.controller.js';
import { OutagesService } from './outages/outages.service.js';
import { ReportFigures } from './reports/report-figures.service.js';
import { REPORT_PRINTER, REPORT_SOURCES, REPORT_STORE } from './reports/reports.ports.js';
import { ReportsController } from './reports/reports.controller.js';
import { ReportsService } from './reports/reports.service.js';
import { REPORT_GRACE, ReportsTimer } from './reports/reports.timer.js';
import { PostgresReportStore } from './reports/postgres-report.store.js';
import { RpcReportSources } from './reports/rpc-report.sources.js';
import { WorkerReportPrinter } from './reports/worker-report.printer.js';
import { InfluxReadingsStore } from './readings/influx-readings.store.js';
import { ReadingsController } from './readings/readings.controller.js';
import { READINGS_STORE } from './readings/readings.ports.js';
import { RegistryController } from './registry/registry.controller.js';
import { REGISTRY_VIEW } from './registry/registry.ports.js';
import type { RpcRegistryClient } from './registry/rpc-registry.client.js';
import { RobustnessController } from './robustness/robustness.controller.js';
import { ROBUSTNESS_REPORT } from './robustness/robustness.ports.js';
import { RpcRobustnessReport } from './robustness/rpc-robustness.report.js';
import { RpcScenarioBook } from './scenarios/rpc-scenario.book.js';
import { ScenariosController } from './scenarios/scenarios.controller.js';
import { SCENARIO_BOOK } from './scenarios/scenarios.ports.js';
import { ScoresController } from './scores/scores.controller.js';
import { SCORE_BOOK, type ScoreBook } from './scores/scores.ports.js';
import { NotificationHub } from './saved-searches/notification.hub.js';
import { NotificationsController } from './saved-searches/notifications.controller.js';
import { SavedSearchesController } from './saved-searches/saved-searches.controller.js';
import { SAVED_SEARCH_STORE, type SavedSearchStore } from './saved-searches/saved-searches.ports.js';
import { SavedSearchesService } from './saved-searches/saved-searches.service.js';
import { SearchController } from './search/search.controller.js';
import { SearchService } from './search/search.service.js';
import { InfluxSeriesStore } from './series/influx-series.store.js';
import { SeriesController } from './series/series.controller.js';
import { SERIES_STORE } from './series/series.ports.js';
import { SeriesService } from './series/series.service.js';
import { HeldSnapshotService } from './snapshots/held-snapshot.service.js';
import { RpcSnapshotBook } from './snapshots/rpc-snapshot.book.js';
import { SnapshotsController } from './snapshots/snapshots.controller.js';
import { SNAPSHOT_BOOK } from './snapshots/snapshots.ports.js';
import { BatchController } from './telemetry/batch.controller.js';
import { BatchService } from './telemetry/batch.service.js';
import { NatsPackDoor } from './telemetry/nats-pack.door.js';
import { PackIntakeService } from './telemetry/pack-intake.service.js';
import { RpcReceiptClient } from './telemetry/rpc-receipt.client.js';
import { TelemetryController } from './telemetry/telemetry.controller.js';
import { PACK_DOOR, RECEIPTS } from './telemetry/telemetry.ports.js';
import { TelemetryService } from './telemetry/telemetry.service.js';
import { RpcWhatIfEngine } from './what-if/rpc-what-if.engine.js';
import { WhatIfController } from './what-if/what-if.controller.js';
import { WHAT_IF_ENGINE } from './what-if/what-if.ports.js';
import { ZonesController } from './zones/zones.controller.js';
import { ZonesService } from './zones/zones.service.js';

/** What the module stands on; opened and closed by whoever starts it. */
export interface GatewayParts {
  readonly nc: NatsConnection;
  readonly rpc: RpcClient;
  readonly reader: TimeSeriesReader;
  readonly dataSource: DataSource;
  readonly registry: RpcRegistryClient;
  readonly scores: ScoreBook;
  readonly editions: EditionKeeper;
  readonly editionStore: EditionStore;
  readonly savedSearches: SavedSearchStore;
  readonly notifications: NotificationHub;
  readonly latest: LatestValues;
  readonly hub: LiveHub;
  readonly health: HealthRegistry;
  readonly dependencies: readonly Dependency[];
  /** How long late data of a month is waited for before its reports are made, in milliseconds. */
  readonly reportGraceMs: number;
  readonly mapTiles: MapTiles | null;
}

const controllers = [
  RankingController,
  // Before the zones, among which `search` would be a code.
  SearchController,
  SavedSearchesController,
  NotificationsController,
  ZonesController,
  OutagesController,
  ComplianceController,
  ChangesController,
  RegistryController,
  SeriesController,
  ReadingsController,
  LatestController,
  TotalsController,
  ScoresController,
  SnapshotsController,
  LineageController,
  RobustnessController,
  WhatIfController,
  ScenariosController,
  CertificatesController,
  MapController,
  TelemetryController,
  BatchController,
  FilesController,
  ImportsController,
  DeliveryController,
  FactsController,
  FactProposalsController,
  EventProposalsController,
  DocumentsController,
  DeadLettersController,
  ReplaysController,
  AlarmsController,
  AlarmActionsController,
  AlarmRulesController,
  NotificationSettingsController,
  DeliveriesController,
  AlarmBackTestsController,
  TelemetryExportsController,
  RecordExportsController,
  InvestorExportsController,
  OversightExportsController,
  ReportsController,
  ActorsController,
  HealthController,
  LiveController,
];
const services = [
  EditionsService,
  RankingService,
  SearchService,
  SavedSearchesService,
  ChangesService,
  OutagesService,
  ComplianceService,
  ZonesService,
  SeriesService,
  TelemetryService,
  PackIntakeService,
  BatchService,
  IdempotencyService,
  Tt10FileService,
  ImportsService,
  HeldSnapshotService,
  DeliveryService,
  ProposalsService,
  CommandsService,
  HealthService,
  ExportSender,
  ReportFigures,
  ReportsService,
];

/** A device waits for its answer, so the broker gets two short attempts; the sender then tries again. */
const PACK_PUBLISHER = { timeoutMs: 2_000, attempts: 2 };

@Module({})
export class AppModule {
  static with(parts: GatewayParts): DynamicModule {
    const { nc, rpc, dataSource } = parts;
    return {
      module: AppModule,
      controllers,
      providers: [
        ...services,
        ReportsTimer,
        { provide: CLOCK, useValue: systemClock },
        { provide: NEW_ID, useValue: () => newId() },
        { provide: RpcClient, useValue: rpc },
        { provide: REGISTRY_VIEW, useValue: parts.registry },
        { provide: SCORE_BOOK, useValue: parts.scores },
        { provide: SNAPSHOT_BOOK, useValue: new RpcSnapshotBook(rpc) },
        { provide: LINEAGE_BOOK, useValue: new RpcLineageBook(rpc) },
        { provide: ROBUSTNESS_REPORT, useValue: new RpcRobustnessReport(rpc) },
        { provide: WHAT_IF_ENGINE, useValue: new RpcWhatIfEngine(rpc) },
        { provide: SCENARIO_BOOK, useValue: new RpcScenarioBook(rpc) },
        { provide: ALARM_HEALTH, useValue: new RpcAlarmHealthReader(rpc, systemClock) },
        { provide: CERTIFICATE_TRACKER, useValue: new RpcCertificateTracker(rpc) },
        { provide: SERIES_STORE, useValue: new InfluxSeriesStore(parts.reader) },
        { provide: READINGS_STORE, useValue: new InfluxReadingsStore(parts.reader) },
        { provide: PACK_DOOR, useValue: new NatsPackDoor(nc, new JetStreamPublisher(nc, PACK_PUBLISHER)) },
        { provide: PROPOSAL_BOOK, useValue: new RpcProposalBook(rpc) },
        { provide: DOCUMENT_BOX, useValue: new RpcDocumentBox(rpc) },
        { provide: DEAD_LETTER_BOX, useValue: new RpcDeadLetterBox(rpc) },
        { provide: RECEIPTS, useValue: new RpcReceiptClient(rpc) },
        { provide: DELIVERY_LEDGER, useValue: new RpcDeliveryLedger(rpc) },
        { provide: IDEMPOTENCY_STORE, useValue: new PostgresIdempotencyStore(dataSource) },
        { provide: ACTOR_READER, useValue: new PostgresActorReader(dataSource) },
        { provide: COMMAND_LOG, useValue: new PostgresCommandLog(dataSource) },
        { provide: FACT_RECORDS, useValue: new RpcFactRecords(rpc) },
        { provide: REPORT_SOURCES, useValue: new RpcReportSources(rpc, new RpcLineageBook(rpc)) },
        { provide: REPORT_STORE, useValue: new PostgresReportStore(dataSource) },
        { provide: REPORT_PRINTER, useValue: new WorkerReportPrinter() },
        { provide: REPORT_GRACE, useValue: parts.reportGraceMs },
        { provide: MAP_TILES, useValue: parts.mapTiles },
        { provide: EditionKeeper, useValue: parts.editions },
        { provide: EDITION_STORE, useValue: parts.editionStore },
        { provide: SAVED_SEARCH_STORE, useValue: parts.savedSearches },
        { provide: NotificationHub, useValue: parts.notifications },
        { provide: LatestValues, useValue: parts.latest },
        { provide: LiveHub, useValue: parts.hub },
        { provide: SERVICE_REPORTS, useValue: new RpcServiceReports(rpc, parts.health) },
        { provide: DEPENDENCIES, useValue: parts.dependencies },
      ],
    };
  }

  /** The interface alone, for its description: nothing behind it is ever called. */
  static describe(): DynamicModule {
    const tokens: (symbol | Type)[] = [
      ...services,
      ...[
        CLOCK,
        RpcClient,
        REGISTRY_VIEW,
        SCORE_BOOK,
        SNAPSHOT_BOOK,
        LINEAGE_BOOK,
        ROBUSTNESS_REPORT,
        WHAT_IF_ENGINE,
        SCENARIO_BOOK,
        ALARM_HEALTH,
        CERTIFICATE_TRACKER,
        READINGS_STORE,
        SERIES_STORE,
        RECEIPTS,
        PROPOSAL_BOOK,
        DOCUMENT_BOX,
        DEAD_LETTER_BOX,
        DELIVERY_LEDGER,
        ACTOR_READER,
        MAP_TILES,
        LatestValues,
        LiveHub,
        NotificationHub,
      ],
    ];
    const providers: Provider[] = tokens.map(provide => ({ provide, useValue: {} }));
    return { module: AppModule, controllers, providers };
  }
}
