import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { deviceIdSchema, ErrorCode, metricIdSchema } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { reasonsOf } from '#libs/telemetry';
import { limitSchema, momentSchema, pageSchema } from '../http/query.schema.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { READINGS_STORE, type ReadingsStore } from './readings.ports.js';
import { readingsPage } from './readings-page.js';

const querySchema = z.strictObject({
  device: deviceIdSchema,
  metric: metricIdSchema.describe('Id in the metric catalogue, e.g. power.active'),
  from: momentSchema.describe('RFC 3339, inclusive'),
  to: momentSchema.describe('RFC 3339, exclusive'),
  limit: limitSchema(100),
  cursor: momentSchema.optional().describe('`nextCursor` of the page before'),
});

const readingSchema = z
  .object({
    t: z.number().int().describe('Event time, Unix ms'),
    value: z.number().describe('As it was sent, in the unit of the catalogue'),
    flag: z.number().int().describe('QARTOD: 1 pass, 2 not evaluated, 3 suspect, 4 fail'),
    reasons: z.array(z.string()).describe('What quality control found, worst first; empty for a pass'),
    rejected: z.boolean().describe('Kept apart from the series, since it cannot be true'),
  })
  .meta({ id: 'JudgedReading' });
const readingsSchema = pageSchema('JudgedReadings', readingSchema);

@ApiTags('telemetry')
@Controller('readings')
export class ReadingsController {
  constructor(
    @Inject(READINGS_STORE) private readonly store: ReadingsStore,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getReadings',
    summary: 'Readings of a device as it sent them, with their flags and why they have them',
  })
  @ApiOkResponse({ standardSchema: readingsSchema })
  async list(
    @Query({ schema: querySchema }) query: z.output<typeof querySchema>,
  ): Promise<z.infer<typeof readingsSchema>> {
    const { device, limit, cursor = query.from } = query;
    await this.registry.device(device);
    const metric = await this.registry.metric(query.metric);
    const range = { from: Date.parse(cursor), to: Date.parse(query.to) };
    if (!(Date.parse(query.from) < range.to))
      throw new AppError(ErrorCode.Invalid, '`from` must be before `to`.');
    const found = await this.store.read({ metric, device, ...range, limit: limit + 1 });
    const { readings, nextFrom } = readingsPage(found, limit);
    return {
      items: readings.map(({ findings, ...reading }) => ({ ...reading, reasons: reasonsOf(findings) })),
      nextCursor: nextFrom === null ? null : new Date(nextFrom).toISOString(),
    };
  }
}
