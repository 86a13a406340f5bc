import { type HealthReport, healthReportSchema, type ServiceName, subjects } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { HealthRegistry } from '#libs/runtime';
import type { ServiceReports } from './health.ports.js';

/** Asks the other services over the broker, and ourselves directly. */
export class RpcServiceReports implements ServiceReports {
  constructor(
    private readonly rpc: RpcClient,
    private readonly own: HealthRegistry,
  ) {}

  async ask(service: ServiceName): Promise<HealthReport | undefined> {
    if (service === 'gateway') return this.own.report();
    return this.rpc.request(subjects.rpc(service, 'health'), {}, healthReportSchema).catch(() => undefined);
  }
}
