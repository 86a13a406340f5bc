import { type DynamicModule, Module } from '@nestjs/common';
import { createHealthController, HealthRegistry, Workers } from '#libs/runtime';
import { BackTestsController } from './back-tests/back-tests.controller.js';
import { BackTestsService } from './back-tests/back-tests.service.js';
import { EpisodesController } from './episodes/episodes.controller.js';
import { EPISODE_READ_MODEL, type EpisodeReadModel } from './episodes/episodes.ports.js';
import { AlarmHealthController } from './health/alarm-health.controller.js';
import { PostgresAlarmHealthReadModel } from './health/postgres-alarm-health.read-model.js';
import { LifeCycleController } from './life-cycle/life-cycle.controller.js';
import { LifeCycleService } from './life-cycle/life-cycle.service.js';
import { DeliveriesService } from './notifications/deliveries/deliveries.service.js';
import { EMAIL_FROM, NotificationsController } from './notifications/notifications.controller.js';
import { SettingsService } from './notifications/settings/settings.service.js';
import type { Notifications } from './notifications/start-notifications.js';
import { RuleVersionsController } from './rule-versions/rule-versions.controller.js';
import { RuleVersionsService } from './rule-versions/rule-versions.service.js';

/** What the module stands on; opened and closed by whoever starts it. */
export interface AlarmsParts {
  readonly episodes: EpisodeReadModel;
  readonly lifeCycle: LifeCycleService;
  readonly rules: RuleVersionsService;
  readonly backTests: BackTestsService;
  readonly alarmHealth: PostgresAlarmHealthReadModel;
  readonly notifications: Notifications;
  readonly health: HealthRegistry;
  readonly workers: Workers;
}

@Module({})
export class AppModule {
  static with({
    episodes,
    lifeCycle,
    rules,
    backTests,
    alarmHealth,
    notifications,
    health,
    workers,
  }: AlarmsParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        EpisodesController,
        LifeCycleController,
        RuleVersionsController,
        BackTestsController,
        AlarmHealthController,
        NotificationsController,
        createHealthController('alarms'),
      ],
      providers: [
        { provide: EPISODE_READ_MODEL, useValue: episodes },
        { provide: LifeCycleService, useValue: lifeCycle },
        { provide: RuleVersionsService, useValue: rules },
        { provide: BackTestsService, useValue: backTests },
        { provide: PostgresAlarmHealthReadModel, useValue: alarmHealth },
        { provide: SettingsService, useValue: notifications.settings },
        { provide: DeliveriesService, useValue: notifications.deliveries },
        { provide: EMAIL_FROM, useValue: notifications.emailFrom },
        { provide: HealthRegistry, useValue: health },
        { provide: Workers, useFactory: () => workers },
      ],
    };
  }
}
