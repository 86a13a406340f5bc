import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { deviceIdSchema, ErrorCode, zoneCodeSchema } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { pageSchema } from '../http/query.schema.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { LatestValues } from './latest-values.js';

const querySchema = z.strictObject({
  zone: zoneCodeSchema.optional().describe('Everything of this zone'),
  device: deviceIdSchema.optional().describe('One device'),
});

const latestItemSchema = z
  .object({
    zone: z.string(),
    device: z.string(),
    metric: z.string(),
    value: z.number(),
    time: z.number().int().describe('Event time, Unix ms'),
    ageMs: z.number().int().describe('Time since, by our clock, at the moment of the answer; never negative'),
    flag: z.number().int().describe('QARTOD: 1 pass, 2 not evaluated, 3 suspect, 4 fail, 9 missing'),
    unit: z.string(),
    cadenceSeconds: z.number().int().nullable().describe('Usual seconds between readings; null for events'),
    simulated: z.boolean(),
  })
  .meta({ id: 'LatestItem' });
const latestListSchema = pageSchema('LatestList', latestItemSchema);

@ApiTags('telemetry')
@Controller('latest')
export class LatestController {
  constructor(
    private readonly latest: LatestValues,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getLatest', summary: 'Newest value of each metric, by event time' })
  @ApiOkResponse({ standardSchema: latestListSchema })
  async list(
    @Query({ schema: querySchema }) query: z.output<typeof querySchema>,
  ): Promise<z.infer<typeof latestListSchema>> {
    const zone = await this.zoneOf(query);
    const units = new Map((await this.registry.metrics()).map(metric => [metric.id, metric.ucum]));
    const devices = new Map((await this.registry.devices(zone)).map(device => [device.id, device]));
    const now = this.clock.now();
    const values =
      query.device === undefined ? this.latest.ofZone(zone) : this.latest.ofDevice(zone, query.device);
    return {
      items: values.map(value => {
        const device = devices.get(value.device);
        const channel = device?.channels.find(({ metric }) => metric === value.metric);
        return {
          ...value,
          ageMs: Math.max(0, now - value.time),
          unit: units.get(value.metric) ?? '1',
          cadenceSeconds: channel?.cadenceSeconds ?? null,
          simulated: device?.origin === 'simulated',
        };
      }),
      nextCursor: null,
    };
  }

  private async zoneOf({ zone, device }: z.output<typeof querySchema>): Promise<string> {
    if (device !== undefined) {
      const found = await this.registry.device(device);
      if (zone === undefined || zone === found.zone) return found.zone;
      throw new AppError(ErrorCode.Invalid, `The device ${device} is in the zone ${found.zone}.`);
    }
    if (zone !== undefined) return (await this.registry.zone(zone)).code;
    throw new AppError(ErrorCode.Invalid, 'Say which zone or which device: ?zone=… or ?device=…');
  }
}
