import { type DynamicModule, Module } from '@nestjs/common';
import { createHealthController, HealthRegistry } from '#libs/runtime';

@Module({})
export class AppModule {
  static with(health: HealthRegistry): DynamicModule {
    return {
      module: AppModule,
      controllers: [createHealthController('simulator')],
      providers: [{ provide: HealthRegistry, useValue: health }],
    };
  }
}
