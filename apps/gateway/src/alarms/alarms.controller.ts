import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { alarmDetailSchema, alarmHealthSchema, alarmSchema, alarmsRpc, ErrorCode } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { AppError } from '#libs/runtime';
import { problemResponse } from '../http/problem.schema.js';
import { pageSchema } from '../http/query.schema.js';
import { ALARM_HEALTH, type AlarmHealthReader } from './alarm-health.ports.js';
import { alarmHealthQuerySchema, alarmIdSchema, alarmsQuerySchema, alarmsRequest } from './alarms.schema.js';

@ApiTags('alarms')
@Controller('alarms')
export class AlarmsController {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(ALARM_HEALTH) private readonly healths: AlarmHealthReader,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listAlarms', summary: 'Alarm episodes, newest first' })
  @ApiOkResponse({ standardSchema: pageSchema('AlarmList', alarmSchema) })
  list(@Query({ schema: alarmsQuerySchema }) query: z.output<typeof alarmsQuerySchema>) {
    const request = alarmsRequest(query);
    return this.rpc.request(alarmsRpc.list.subject, request, alarmsRpc.list.reply);
  }

  @Get('health')
  @ApiOperation({
    operationId: 'getAlarmHealth',
    summary:
      'How well alarms serve those who answer them (EEMUA 191, ISA-18.2); the last week unless asked otherwise',
  })
  @ApiOkResponse({ standardSchema: alarmHealthSchema })
  health(@Query({ schema: alarmHealthQuerySchema }) query: z.output<typeof alarmHealthQuerySchema>) {
    return this.healths.read(query);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getAlarm', summary: 'One alarm with everything that was done about it' })
  @ApiOkResponse({ standardSchema: alarmDetailSchema })
  @ApiNotFoundResponse(problemResponse('No such alarm'))
  async find(@Param('id', { schema: alarmIdSchema }) id: string) {
    const { detail } = await this.rpc.request(alarmsRpc.find.subject, { id }, alarmsRpc.find.reply);
    if (detail) return detail;
    throw new AppError(ErrorCode.AlarmUnknown, `There is no alarm ${id}. GET /api/v1/alarms lists them.`);
  }
}
