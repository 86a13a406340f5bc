import { type DynamicModule, Module } from '@nestjs/common';
import { createHealthController, HealthRegistry, Workers } from '#libs/runtime';
import { EpisodesController } from './episodes/episodes.controller.js';
import { EPISODE_READ_MODEL, type EpisodeReadModel } from './episodes/episodes.ports.js';

/** What the module stands on; opened and closed by whoever starts it. */
export interface AlarmsParts {
  readonly episodes: EpisodeReadModel;
  readonly health: HealthRegistry;
  readonly workers: Workers;
}

@Module({})
export class AppModule {
  static with({ episodes, health, workers }: AlarmsParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [EpisodesController, createHealthController('alarms')],
      providers: [
        { provide: EPISODE_READ_MODEL, useValue: episodes },
        { provide: HealthRegistry, useValue: health },
        { provide: Workers, useFactory: () => workers },
      ],
    };
  }
}
