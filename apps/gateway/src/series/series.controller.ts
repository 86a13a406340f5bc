import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { deviceIdSchema, metricIdSchema, zoneCodeSchema } from '#libs/contracts';
import { momentSchema } from '../http/query.schema.js';
import { SeriesService } from './series.service.js';

const querySchema = z.strictObject({
  zone: zoneCodeSchema.optional().describe('All devices of this zone that measure it, as one value'),
  device: deviceIdSchema.optional().describe('One device'),
  metric: metricIdSchema.describe('Id in the metric catalogue, e.g. power.active'),
  from: momentSchema.describe('RFC 3339, inclusive'),
  to: momentSchema.describe('RFC 3339, exclusive'),
  step: z
    .enum(['auto', 'raw', '1m', '1h', '1d'])
    .default('auto')
    .describe('auto: at most 500 points; raw: every reading of one device; 1d: days of Asia/Ho_Chi_Minh'),
});

const sourceSchema = z.enum(['raw', 'minute', 'hour', 'day']);

const seriesSchema = z
  .object({
    zone: z.string(),
    devices: z.array(z.string()),
    metric: z.string(),
    unit: z.string(),
    aggregate: z.enum(['mean', 'energy-mean', 'vector-mean', 'sum', 'last', 'increase']),
    across: z
      .enum(['sum', 'mean', 'max', 'min'])
      .describe('How devices make one value: amounts add up, codes show the worst, all else is averaged'),
    stepMs: z.number().int().describe('0: every reading'),
    from: z.number().int(),
    to: z.number().int(),
    simulated: z.boolean(),
    cadenceSeconds: z.number().nullable().describe('Usual seconds between readings; null for events'),
    cadence: z
      .array(z.object({ from: z.number().int(), to: z.number().int(), seconds: z.number() }))
      .describe('Seconds between readings that are expected, per span; outside nothing is expected'),
    points: z
      .array(
        z.object({
          t: z.number().int(),
          value: z.number(),
          min: z.number(),
          max: z.number(),
          n: z.number().int(),
          suspect: z.number().int(),
          fail: z.number().int(),
          deviceCount: z.number().int(),
          source: sourceSchema,
        }),
      )
      .describe('A step without a usable reading has no point'),
  })
  .meta({ id: 'Series' });

@ApiTags('telemetry')
@Controller('series')
export class SeriesController {
  constructor(private readonly series: SeriesService) {}

  @Get()
  @ApiOperation({ operationId: 'getSeries', summary: 'A metric over time, of a device or of a whole zone' })
  @ApiOkResponse({ standardSchema: seriesSchema })
  read(@Query({ schema: querySchema }) { from, to, ...query }: z.output<typeof querySchema>) {
    return this.series.read({ ...query, from: Date.parse(from), to: Date.parse(to) });
  }
}
