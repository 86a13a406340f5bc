import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { deviceIdSchema, metricIdSchema, zoneCodeSchema } from '#libs/contracts';
import { SeriesService } from './series.service.js';

const querySchema = z.object({
  zone: zoneCodeSchema.optional(),
  device: deviceIdSchema.optional(),
  metric: metricIdSchema,
  /** RFC 3339, inclusive. */
  from: z.iso.datetime({ offset: true }),
  /** RFC 3339, exclusive. */
  to: z.iso.datetime({ offset: true }),
  step: z.enum(['auto', 'raw', '1m', '1h', '1d']).default('auto'),
});

const seriesSchema = z
  .object({
    zone: z.string(),
    devices: z.array(z.string()),
    metric: z.string(),
    unit: z.string(),
    aggregate: z.enum(['mean', 'energy-mean', 'vector-mean', 'sum', 'last', 'increase']),
    across: z.enum(['sum', 'mean']),
    stepMs: z.number().int(),
    from: z.number().int(),
    to: z.number().int(),
    simulated: z.boolean(),
    points: z.array(
      z.object({
        t: z.number().int(),
        value: z.number(),
        min: z.number(),
        max: z.number(),
        n: z.number().int(),
        suspect: z.number().int(),
        fail: z.number().int(),
      }),
    ),
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
