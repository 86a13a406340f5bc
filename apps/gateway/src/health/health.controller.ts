import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { healthReportSchema } from '#libs/contracts';
import { HealthService } from './health.service.js';

const systemHealthSchema = z
  .object({
    status: z.enum(['up', 'degraded', 'down']),
    durability: z
      .enum(['process-crash', 'power-loss', 'unknown'])
      .describe('What an acknowledgement of the broker survives'),
    services: z.array(healthReportSchema),
    dependencies: z.array(
      z.object({
        name: z.enum(['nats', 'influxdb', 'postgresql']),
        status: z.enum(['up', 'down']),
        version: z.string().nullable(),
        latencyMs: z.number(),
        detail: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'SystemHealth' });
const livenessSchema = z.object({ status: z.literal('up') }).meta({ id: 'Liveness' });

@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get()
  @ApiOperation({ operationId: 'getHealth', summary: 'Each service and each server it stands on' })
  @ApiOkResponse({ standardSchema: systemHealthSchema })
  @ApiServiceUnavailableResponse({ standardSchema: systemHealthSchema, description: 'Down' })
  async all(@Res({ passthrough: true }) reply: FastifyReply) {
    const health = await this.health.report();
    if (health.status === 'down') void reply.status(503);
    return health;
  }

  @Get('live')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether the gateway itself answers' })
  @ApiOkResponse({ standardSchema: livenessSchema })
  live(): z.infer<typeof livenessSchema> {
    return { status: 'up' };
  }
}
