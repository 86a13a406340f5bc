import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { JetStreamPublisher, type NatsConnection, RpcClient } from '#libs/messaging';
import { HealthRegistry, systemClock } from '#libs/runtime';
import type { TimeSeriesReader } from '#libs/timeseries';
import { AlarmsController } from './alarms/alarms.controller.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { BROKER_VERSION, HealthController } from './health/health.controller.js';
import { LatestController } from './latest/latest.controller.js';
import { LatestValues } from './latest/latest-values.js';
import { EventHistory } from './live/event.history.js';
import { LiveController } from './live/live.controller.js';
import { LiveHub } from './live/live.hub.js';
import { REGISTRY_VIEW } from './registry/registry.ports.js';
import type { RpcRegistryClient } from './registry/rpc-registry.client.js';
import { RpcScoreClient } from './scores/rpc-score.client.js';
import { ScoresController } from './scores/scores.controller.js';
import { SCORE_READER } from './scores/scores.ports.js';
import { InfluxSeriesStore } from './series/influx-series.store.js';
import { SERIES_STORE } from './series/series.ports.js';
import { SeriesController } from './series/series.controller.js';
import { CLOCK, SeriesService } from './series/series.service.js';
import { CommitWaiter } from './telemetry/commit.waiter.js';
import { TelemetryController } from './telemetry/telemetry.controller.js';
import { ZonesController } from './zones/zones.controller.js';

/** What the module stands on; opened and closed by whoever starts it. */
export interface GatewayParts {
  readonly nc: NatsConnection;
  readonly rpc: RpcClient;
  readonly publisher: JetStreamPublisher;
  readonly reader: TimeSeriesReader;
  readonly registry: RpcRegistryClient;
  readonly latest: LatestValues;
  readonly hub: LiveHub;
  readonly history: EventHistory;
  readonly health: HealthRegistry;
}

const controllers = [
  ZonesController,
  SeriesController,
  LatestController,
  ScoresController,
  TelemetryController,
  DeadLettersController,
  AlarmsController,
  HealthController,
  LiveController,
];

@Module({})
export class AppModule {
  static with(parts: GatewayParts): DynamicModule {
    const providers: Provider[] = [
      SeriesService,
      { provide: CLOCK, useValue: systemClock },
      { provide: RpcClient, useValue: parts.rpc },
      { provide: JetStreamPublisher, useValue: parts.publisher },
      { provide: CommitWaiter, useValue: new CommitWaiter(parts.nc) },
      { provide: REGISTRY_VIEW, useValue: parts.registry },
      { provide: SCORE_READER, useValue: new RpcScoreClient(parts.rpc) },
      { provide: SERIES_STORE, useValue: new InfluxSeriesStore(parts.reader) },
      { provide: LatestValues, useValue: parts.latest },
      { provide: LiveHub, useValue: parts.hub },
      { provide: EventHistory, useValue: parts.history },
      { provide: HealthRegistry, useValue: parts.health },
      { provide: BROKER_VERSION, useValue: () => parts.nc.info?.version ?? '' },
    ];
    return { module: AppModule, controllers, providers };
  }

  /** The interface alone, for its description: nothing behind it is ever called. */
  static describe(): DynamicModule {
    const nothing = [
      ...[SeriesService, CLOCK, RpcClient, JetStreamPublisher, CommitWaiter, REGISTRY_VIEW, SCORE_READER],
      ...[SERIES_STORE, LatestValues, LiveHub, EventHistory, HealthRegistry, BROKER_VERSION],
    ];
    return {
      module: AppModule,
      controllers,
      providers: nothing.map(provide => ({ provide, useValue: {} })),
    };
  }
}
