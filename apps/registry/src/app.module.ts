import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { JetStreamPublisher } from '#libs/messaging';
import { createHealthController, HealthRegistry, systemClock } from '#libs/runtime';
import { CadencesController } from './cadences/cadences.controller.js';
import { CADENCE_STORE } from './cadences/cadences.ports.js';
import { CadencesService, CLOCK } from './cadences/cadences.service.js';
import { PostgresCadenceStore } from './cadences/postgres-cadence.store.js';
import { CHANGE_PUBLISHER } from './changes/changes.ports.js';
import { JetStreamChangePublisher } from './changes/jetstream-change.publisher.js';
import { EntriesController } from './entries/entries.controller.js';
import { ENTRY_STORE } from './entries/entries.ports.js';
import { EntriesService } from './entries/entries.service.js';
import { PostgresEntryStore } from './entries/postgres-entry.store.js';

/** What the module stands on; opened and closed by whoever starts it. */
export interface RegistryParts {
  readonly dataSource: DataSource;
  readonly publisher: JetStreamPublisher;
  readonly health: HealthRegistry;
}

@Module({})
export class AppModule {
  static with({ dataSource, publisher, health }: RegistryParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [EntriesController, CadencesController, createHealthController('registry')],
      providers: [
        EntriesService,
        CadencesService,
        { provide: CLOCK, useValue: systemClock },
        { provide: HealthRegistry, useValue: health },
        { provide: ENTRY_STORE, useValue: new PostgresEntryStore(dataSource) },
        { provide: CADENCE_STORE, useValue: new PostgresCadenceStore(dataSource) },
        { provide: CHANGE_PUBLISHER, useValue: new JetStreamChangePublisher(publisher) },
      ],
    };
  }
}
