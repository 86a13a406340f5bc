import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { alarmSchema, alarmsRpc, zoneCodeSchema } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';

const querySchema = z.object({
  zone: zoneCodeSchema.optional(),
  state: z.enum(['raised', 'cleared']).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: z.string().max(200).optional(),
});
const alarmListSchema = z
  .object({ items: z.array(alarmSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'AlarmList' });

@ApiTags('alarms')
@Controller('alarms')
export class AlarmsController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @ApiOperation({ operationId: 'listAlarms', summary: 'Alarm episodes, newest first' })
  @ApiOkResponse({ standardSchema: alarmListSchema })
  list(@Query({ schema: querySchema }) query: z.output<typeof querySchema>) {
    return this.rpc.request(alarmsRpc.list.subject, query, alarmsRpc.list.reply);
  }
}
