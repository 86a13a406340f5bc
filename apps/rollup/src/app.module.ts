import { type DynamicModule, Module } from '@nestjs/common';
import { createHealthController, HealthRegistry, Workers } from '#libs/runtime';

/** What the module stands on; opened and closed by whoever starts it. */
export interface RollupParts {
  readonly health: HealthRegistry;
  readonly workers: Workers;
}

@Module({})
export class AppModule {
  static with({ health, workers }: RollupParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [createHealthController('rollup')],
      providers: [
        { provide: HealthRegistry, useValue: health },
        { provide: Workers, useFactory: () => workers },
      ],
    };
  }
}
