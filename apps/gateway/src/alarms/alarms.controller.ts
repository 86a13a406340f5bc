import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { alarmSchema, alarmsRpc, zoneCodeSchema } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { cursorSchema, limitSchema, pageSchema } from '../http/query.schema.js';

const querySchema = z.strictObject({
  zone: zoneCodeSchema.optional(),
  state: z.enum(['raised', 'cleared']).optional(),
  limit: limitSchema(100),
  cursor: cursorSchema,
});

@ApiTags('alarms')
@Controller('alarms')
export class AlarmsController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @ApiOperation({ operationId: 'listAlarms', summary: 'Alarm episodes, newest first' })
  @ApiOkResponse({ standardSchema: pageSchema('AlarmList', alarmSchema) })
  list(@Query({ schema: querySchema }) query: z.output<typeof querySchema>) {
    return this.rpc.request(alarmsRpc.list.subject, query, alarmsRpc.list.reply);
  }
}
