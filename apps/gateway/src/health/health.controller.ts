import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type HealthReport, healthReportSchema, SERVICES, subjects } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { HealthRegistry } from '#libs/runtime';
import { durabilityOf } from './durability.js';

/** Version of the connected broker. */
export const BROKER_VERSION = Symbol('BrokerVersion');

/** The simulator is a stand-in for devices: without it Greenzone is well. */
const OPTIONAL = new Set(['simulator']);

const systemHealthSchema = z
  .object({
    status: z.enum(['up', 'degraded', 'down']),
    /** What the broker's acknowledgement survives. */
    durability: z.enum(['process-crash', 'power-loss', 'unknown']),
    services: z.array(healthReportSchema),
  })
  .meta({ id: 'SystemHealth' });

@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(HealthRegistry) private readonly registry: HealthRegistry,
    private readonly rpc: RpcClient,
    @Inject(BROKER_VERSION) private readonly brokerVersion: () => string,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getHealth', summary: 'Each service and each dependency' })
  @ApiOkResponse({ standardSchema: systemHealthSchema })
  async all(): Promise<z.infer<typeof systemHealthSchema>> {
    const services = await Promise.all(
      SERVICES.map(service => (service === 'gateway' ? this.registry.report() : this.ask(service))),
    );
    const needed = services.filter(report => !OPTIONAL.has(report.service));
    const own = services.find(report => report.service === 'gateway');
    const status =
      own?.status === 'down' ? 'down' : needed.every(report => report.status === 'up') ? 'up' : 'degraded';
    return { status, durability: durabilityOf(this.brokerVersion()), services };
  }

  @Get('live')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether the gateway itself answers' })
  @ApiOkResponse({ standardSchema: z.object({ status: z.literal('up') }).meta({ id: 'Liveness' }) })
  live() {
    return { status: 'up' as const };
  }

  private async ask(service: string): Promise<HealthReport> {
    try {
      return await this.rpc.request(subjects.rpc(service, 'health'), {}, healthReportSchema);
    } catch {
      return {
        service,
        instance: service,
        version: '',
        status: 'down',
        startedAt: 0,
        uptimeSeconds: 0,
        checks: {},
        figures: {},
      };
    }
  }
}
