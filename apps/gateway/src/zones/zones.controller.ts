import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  deviceIdSchema,
  deviceSchema,
  limitSchema,
  metricIdSchema,
  metricSchema,
  scoreSummarySchema,
  zoneCodeSchema,
  zoneSchema,
} from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import { LatestValues } from '../latest/latest-values.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { SCORE_READER, type ScoreReader } from '../scores/scores.ports.js';
import { CLOCK } from '../series/series.service.js';
import { shareOnTime } from './share-on-time.js';

const zoneItemSchema = zoneSchema
  .extend({
    score: scoreSummarySchema.nullable(),
    /** Event time of the newest reading, Unix ms. */
    lastReadingAt: z.number().int().nullable(),
    /** Share of channels with a cadence that are on time; `null` without such a channel. */
    freshShare: z.number().min(0).max(1).nullable(),
    devices: z.number().int(),
    simulated: z.boolean(),
  })
  .meta({ id: 'ZoneItem' });

const list = <Schema extends z.ZodType>(id: string, item: Schema) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });

const zoneListSchema = list('ZoneList', zoneItemSchema);
const deviceListSchema = list('DeviceList', deviceSchema);
const metricListSchema = list('MetricList', metricSchema);
const limitListSchema = list('LimitList', limitSchema);

const codeSchema = zoneCodeSchema;

@ApiTags('zones')
@Controller()
export class ZonesController {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(SCORE_READER) private readonly scores: ScoreReader,
    private readonly latest: LatestValues,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('zones')
  @ApiOperation({ operationId: 'listZones', summary: 'All zones with score and freshness' })
  @ApiOkResponse({ standardSchema: zoneListSchema })
  async zones() {
    const [zones, devices, scores] = await Promise.all([
      this.registry.zones(),
      this.registry.devices(),
      this.scores.summaries(),
    ]);
    const now = this.clock.now();
    return {
      items: zones.map(zone => {
        const own = devices.filter(device => device.zone === zone.code);
        return {
          ...zone,
          score: scores.get(zone.code) ?? null,
          lastReadingAt: this.latest.newestOf(zone.code),
          freshShare: shareOnTime(own, this.latest.ofZone(zone.code), now),
          devices: own.length,
          simulated: own.some(device => device.origin === 'simulated'),
        };
      }),
      nextCursor: null,
    };
  }

  @Get('zones/:code')
  @ApiOperation({ operationId: 'getZone', summary: 'One zone' })
  @ApiOkResponse({ standardSchema: zoneItemSchema })
  async zone(@Param('code', { schema: codeSchema }) code: string) {
    await this.registry.zone(code);
    return (await this.zones()).items.find(zone => zone.code === code);
  }

  @Get('zones/:code/devices')
  @ApiOperation({ operationId: 'listDevicesOfZone', summary: 'Devices of a zone' })
  @ApiOkResponse({ standardSchema: deviceListSchema })
  async devicesOfZone(@Param('code', { schema: codeSchema }) code: string) {
    await this.registry.zone(code);
    return { items: await this.registry.devices(code), nextCursor: null };
  }

  @Get('devices')
  @ApiOperation({ operationId: 'listDevices', summary: 'Devices, of one zone or of all' })
  @ApiOkResponse({ standardSchema: deviceListSchema })
  async devices(@Query({ schema: z.object({ zone: zoneCodeSchema.optional() }) }) query: { zone?: string }) {
    if (query.zone !== undefined) await this.registry.zone(query.zone);
    return { items: await this.registry.devices(query.zone), nextCursor: null };
  }

  @Get('devices/:id')
  @ApiOperation({ operationId: 'getDevice', summary: 'One device' })
  @ApiOkResponse({ standardSchema: deviceSchema })
  device(@Param('id', { schema: deviceIdSchema }) id: string) {
    return this.registry.device(id);
  }

  @Get('metrics')
  @ApiOperation({ operationId: 'listMetrics', summary: 'The metric catalogue' })
  @ApiOkResponse({ standardSchema: metricListSchema })
  async metrics() {
    return { items: await this.registry.metrics(), nextCursor: null };
  }

  @Get('limits')
  @ApiOperation({
    operationId: 'listLimits',
    summary: 'Legal limits by effective date; unknown ones are null',
  })
  @ApiOkResponse({ standardSchema: limitListSchema })
  async limits(
    @Query({ schema: z.object({ metric: metricIdSchema.optional() }) }) query: { metric?: string },
  ) {
    const all = await this.registry.limits();
    return {
      items: query.metric === undefined ? all : all.filter(limit => limit.metric === query.metric),
      nextCursor: null,
    };
  }
}
