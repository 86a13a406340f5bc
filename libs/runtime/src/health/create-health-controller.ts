import { Controller, Inject, type Type } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { type HealthReport, subjects } from '#libs/contracts';
import { HealthRegistry } from './health.registry.js';

/**
 * Makes the controller that answers `gz.rpc.v1.<service>.health`. The module must provide
 * {@link HealthRegistry}.
 */
export function createHealthController(service: string): Type<object> {
  @Controller()
  class HealthController {
    constructor(@Inject(HealthRegistry) private readonly registry: HealthRegistry) {}

    @MessagePattern(subjects.rpc(service, 'health'))
    report(): Promise<HealthReport> {
      return this.registry.report();
    }
  }
  return HealthController;
}
