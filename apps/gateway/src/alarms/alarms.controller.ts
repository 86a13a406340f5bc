import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { alarmDetailSchema, alarmSchema, alarmsRpc, ErrorCode } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { AppError } from '#libs/runtime';
import { problemResponse } from '../http/problem.schema.js';
import { pageSchema } from '../http/query.schema.js';
import { alarmIdSchema, alarmsQuerySchema, SEVERITIES } from './alarms.schema.js';

@ApiTags('alarms')
@Controller('alarms')
export class AlarmsController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @ApiOperation({ operationId: 'listAlarms', summary: 'Alarm episodes, newest first' })
  @ApiOkResponse({ standardSchema: pageSchema('AlarmList', alarmSchema) })
  list(
    @Query({ schema: alarmsQuerySchema })
    { severity, shelved, suppressed, since, ...query }: z.output<typeof alarmsQuerySchema>,
  ) {
    const request = {
      ...query,
      ...(severity && { priority: SEVERITIES[severity] }),
      ...(shelved && { shelved: shelved === 'true' }),
      ...(suppressed && { suppressed: suppressed === 'true' }),
      ...(since && { since: Date.parse(since) }),
    };
    return this.rpc.request(alarmsRpc.list.subject, request, alarmsRpc.list.reply);
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
