import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  deviceIdSchema,
  deviceKindSchema,
  deviceSchema,
  limitSchema as legalLimitSchema,
  metricIdSchema,
  metricSchema,
  sourceSchema,
  zoneCodeSchema,
} from '#libs/contracts';
import { pageOf } from '../http/page-of.js';
import { cursorSchema, limitSchema, pageSchema } from '../http/query.schema.js';
import { REGISTRY_VIEW, type RegistryView } from './registry.ports.js';

const pageQuery = { limit: limitSchema(1_000), cursor: cursorSchema };
const devicesQuerySchema = z.strictObject({
  zone: zoneCodeSchema.optional(),
  kind: deviceKindSchema.optional(),
  ...pageQuery,
});
const metricsQuerySchema = z.strictObject(pageQuery);
const sourcesQuerySchema = z.strictObject(pageQuery);
const limitsQuerySchema = z.strictObject({ metric: metricIdSchema.optional(), ...pageQuery });

@ApiTags('registry')
@Controller()
export class RegistryController {
  constructor(@Inject(REGISTRY_VIEW) private readonly registry: RegistryView) {}

  @Get('devices')
  @ApiOperation({
    operationId: 'listDevices',
    summary: 'Devices, of one zone or of all, of one kind or of all',
  })
  @ApiOkResponse({ standardSchema: pageSchema('DeviceList', deviceSchema) })
  async devices(@Query({ schema: devicesQuerySchema }) query: z.output<typeof devicesQuerySchema>) {
    if (query.zone !== undefined) await this.registry.zone(query.zone);
    const devices = await this.registry.devices(query.zone);
    const chosen = devices.filter(({ kind }) => query.kind === undefined || kind === query.kind);
    return pageOf(chosen, device => device.id, query);
  }

  @Get('devices/:id')
  @ApiOperation({ operationId: 'getDevice', summary: 'One device' })
  @ApiOkResponse({ standardSchema: deviceSchema })
  device(@Param('id', { schema: deviceIdSchema }) id: string) {
    return this.registry.device(id);
  }

  @Get('metrics')
  @ApiOperation({ operationId: 'listMetrics', summary: 'The metric catalogue' })
  @ApiOkResponse({ standardSchema: pageSchema('MetricList', metricSchema) })
  async metrics(@Query({ schema: metricsQuerySchema }) query: z.output<typeof metricsQuerySchema>) {
    return pageOf(await this.registry.metrics(), metric => metric.id, query);
  }

  @Get('sources')
  @ApiOperation({
    operationId: 'listSources',
    summary: 'Pages that were read, which the tags `S#` of rules and requirements stand for',
  })
  @ApiOkResponse({ standardSchema: pageSchema('SourceList', sourceSchema) })
  async sources(@Query({ schema: sourcesQuerySchema }) query: z.output<typeof sourcesQuerySchema>) {
    return pageOf(await this.registry.sources(), source => source.tag, query);
  }

  @Get('limits')
  @ApiOperation({
    operationId: 'listLimits',
    summary: 'Legal limits by effective date; unknown ones are null',
  })
  @ApiOkResponse({ standardSchema: pageSchema('LimitList', legalLimitSchema) })
  async limits(@Query({ schema: limitsQuerySchema }) query: z.output<typeof limitsQuerySchema>) {
    const { metric } = query;
    if (metric !== undefined) await this.registry.metric(metric);
    const all = await this.registry.limits();
    const numbered = all.map((limit, index) => ({ limit, key: String(index) }));
    const chosen = numbered.filter(({ limit }) => metric === undefined || limit.metric === metric);
    const { items, nextCursor } = pageOf(chosen, ({ key }) => key, query);
    return { items: items.map(({ limit }) => limit), nextCursor };
  }
}
