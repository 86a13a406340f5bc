import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { deviceIdSchema, ErrorCode, zoneCodeSchema } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { LatestValues } from './latest-values.js';

const querySchema = z.object({ zone: zoneCodeSchema.optional(), device: deviceIdSchema.optional() });

const latestListSchema = z
  .object({
    items: z.array(
      z.object({
        zone: z.string(),
        device: z.string(),
        metric: z.string(),
        value: z.number(),
        /** Event time, Unix ms. */
        time: z.number().int(),
        flag: z.number().int(),
        unit: z.string(),
        cadenceSeconds: z.number().int().nullable(),
        simulated: z.boolean(),
      }),
    ),
    nextCursor: z.null(),
  })
  .meta({ id: 'LatestList' });

@ApiTags('telemetry')
@Controller('latest')
export class LatestController {
  constructor(
    private readonly latest: LatestValues,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getLatest', summary: 'Newest value of each metric, by event time' })
  @ApiOkResponse({ standardSchema: latestListSchema })
  async list(@Query({ schema: querySchema }) query: z.output<typeof querySchema>) {
    const zone = query.zone ?? (query.device ? (await this.registry.device(query.device)).zone : null);
    if (zone === null)
      throw new AppError(ErrorCode.Invalid, 'Say which zone or which device: ?zone=… or ?device=…');
    await this.registry.zone(zone);
    const units = new Map((await this.registry.metrics()).map(metric => [metric.id, metric.ucum]));
    const devices = new Map((await this.registry.devices(zone)).map(device => [device.id, device]));
    const items = query.device ? this.latest.ofDevice(zone, query.device) : this.latest.ofZone(zone);
    return {
      items: items.map(item => {
        const device = devices.get(item.device);
        return {
          ...item,
          unit: units.get(item.metric) ?? '1',
          cadenceSeconds:
            device?.channels.find(channel => channel.metric === item.metric)?.cadenceSeconds ?? null,
          simulated: device?.origin === 'simulated',
        };
      }),
      nextCursor: null,
    };
  }
}
