import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { deviceIdSchema, instantSchema, storedRunSchema, zoneCodeSchema } from '#libs/contracts';
import { momentOf, momentSchema } from '../http/query.schema.js';
import { DeliveryService } from './delivery.service.js';

const querySchema = z.strictObject({
  from: momentSchema.optional().describe('RFC 3339, inclusive; without `from` and `to` the last hour'),
  to: momentSchema.optional().describe('RFC 3339, exclusive; at most 48 hours after `from`'),
});

const count = z.number().int();
const counts = {
  expected: count.describe('Due by the declared cadence, up to now'),
  received: count.describe('Each pack counts once, however often it came'),
  stored: count,
  failed: count.describe('Impossible values, kept apart from the others'),
  rejected: count.describe('Kept as dead letters'),
};
const deliverySchema = z
  .object({
    ...{ device: deviceIdSchema, zone: zoneCodeSchema, simulated: z.boolean() },
    from: instantSchema.describe('Start of the first minute'),
    to: instantSchema.describe('End of the last minute'),
    runs: z
      .array(storedRunSchema)
      .describe('Runs that began before `to` and had something stored at or after `from`, newest first'),
    moreRuns: z.boolean().describe('There are older ones; only the 50 newest are told'),
    totals: z.object(counts),
    minutes: z
      .array(z.object({ t: instantSchema.describe('Start of the minute'), ...counts }))
      .describe('By the time of the readings, not of their arrival; minutes without anything are left out'),
  })
  .meta({ id: 'DeviceDelivery' });

@ApiTags('telemetry')
@Controller('devices')
export class DeliveryController {
  constructor(private readonly delivery: DeliveryService) {}

  @Get(':id/delivery')
  @ApiOperation({
    operationId: 'getDeviceDelivery',
    summary: 'Which packs of a device are stored, what is missing, and readings by minute',
    description:
      'Runs and their numbers are kept for good, counts by minute for 100 days. A pack that was refused as a whole has no readings to count; it is among the dead letters.',
  })
  @ApiOkResponse({ standardSchema: deliverySchema })
  async ofDevice(
    @Param('id', { schema: deviceIdSchema }) id: string,
    @Query({ schema: querySchema }) query: z.output<typeof querySchema>,
  ): Promise<z.input<typeof deliverySchema>> {
    const usual = this.delivery.lastHour();
    const to = momentOf(query.to) ?? usual.to;
    const from = momentOf(query.from) ?? to - (usual.to - usual.from);
    const found = await this.delivery.ofDevice(id, from, to);
    return { ...found, minutes: [...found.minutes] };
  }
}
