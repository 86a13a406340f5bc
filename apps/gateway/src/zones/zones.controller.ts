import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { deviceSchema, scoreSummarySchema, zoneCodeSchema, zoneSchema } from '#libs/contracts';
import { pageOf } from '../http/page-of.js';
import { cursorSchema, limitSchema, pageSchema } from '../http/query.schema.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { ZonesService } from './zones.service.js';

const zoneItemSchema = zoneSchema
  .extend({
    score: scoreSummarySchema
      .nullable()
      .describe('Newest score, for planned zones of their design; null before the first'),
    lastReadingAt: z.number().int().nullable().describe('Event time of the newest reading, Unix ms'),
    freshShare: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe('Share of channels with a cadence that are on time; null without such a channel'),
    devices: z.number().int(),
    channels: z.number().int(),
    simulated: z.boolean(),
  })
  .meta({ id: 'ZoneItem' });
const pageQuerySchema = z.strictObject({ limit: limitSchema(1_000), cursor: cursorSchema });
type PageQuery = z.output<typeof pageQuerySchema>;

@ApiTags('zones')
@Controller('zones')
export class ZonesController {
  constructor(
    private readonly service: ZonesService,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listZones', summary: 'All zones with score and freshness' })
  @ApiOkResponse({ standardSchema: pageSchema('ZoneList', zoneItemSchema) })
  async zones(@Query({ schema: pageQuerySchema }) query: PageQuery) {
    return pageOf(await this.service.list(), zone => zone.code, query);
  }

  @Get(':code')
  @ApiOperation({ operationId: 'getZone', summary: 'One zone' })
  @ApiOkResponse({ standardSchema: zoneItemSchema })
  zone(@Param('code', { schema: zoneCodeSchema }) code: string) {
    return this.service.get(code);
  }

  @Get(':code/devices')
  @ApiOperation({ operationId: 'listDevicesOfZone', summary: 'Devices of a zone' })
  @ApiOkResponse({ standardSchema: pageSchema('DeviceList', deviceSchema) })
  async devices(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ) {
    await this.registry.zone(code);
    return pageOf(await this.registry.devices(code), device => device.id, query);
  }
}
