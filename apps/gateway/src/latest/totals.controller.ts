import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { anySimulated } from '../registry/any-simulated.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { zoneDevices } from '../series/across-devices.js';
import { LatestValues } from './latest-values.js';
import { sumZones } from './sum-zones.js';

/** Amounts that mean something for a city: what all zones draw, make themselves and discharge. */
const TOTALS = ['power.active', 'pv.power', 'water.flow', 'ww.out.flow'];

const totalsSchema = z
  .object({
    now: z.number().int().describe('Our clock, Unix ms'),
    items: z.array(
      z.object({
        metric: z.string(),
        unit: z.string(),
        value: z.number().nullable().describe('null while no zone counts'),
        time: z.number().int().nullable().describe('Event time of the oldest value in it, Unix ms'),
        cadenceSeconds: z.number().int().nullable().describe('Of the slowest channel'),
        zones: z.number().int().describe('Zones in the sum: those of which every device is heard'),
        expected: z.number().int().describe('Zones that measure it'),
        simulated: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Totals' });

@ApiTags('telemetry')
@Controller('totals')
export class TotalsController {
  constructor(
    private readonly latest: LatestValues,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getTotals',
    summary: 'Newest values of all operating zones added up: power, solar power, water and wastewater',
  })
  @ApiOkResponse({ standardSchema: totalsSchema })
  async totals(): Promise<z.infer<typeof totalsSchema>> {
    const now = this.clock.now();
    const operating = (await this.registry.zones()).filter(({ status }) => status === 'operating');
    const items = await Promise.all(TOTALS.map(metric => this.total(metric, operating, now)));
    return { now, items };
  }

  private async total(metric: string, zones: readonly { code: string }[], now: number) {
    const { ucum } = await this.registry.metric(metric);
    const devices = await Promise.all(
      zones.map(async ({ code }) => zoneDevices(await this.registry.devices(code), metric)),
    );
    const counting = devices.flat();
    const cadences = new Map(
      counting.map(({ id, channels }) => [
        id,
        channels.find(channel => channel.metric === metric)?.cadenceSeconds ?? null,
      ]),
    );
    const values = zones
      .flatMap(({ code }) => this.latest.ofZone(code))
      .filter(value => value.metric === metric && cadences.has(value.device))
      .map(value => ({ ...value, cadenceSeconds: cadences.get(value.device) ?? null }));
    const expected = new Map(devices.flatMap(own => (own[0] ? [[own[0].zone, own.length] as const] : [])));
    const known = [...cadences.values()].filter(seconds => seconds !== null);
    return {
      metric,
      unit: ucum,
      ...sumZones(expected, values, now),
      cadenceSeconds: known.length === 0 ? null : Math.max(...known),
      expected: expected.size,
      simulated: anySimulated(counting),
    };
  }
}
