import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  alarmDetailSchema,
  alarmHealthRpc,
  alarmHealthSchema,
  alarmSchema,
  alarmsRpc,
  ErrorCode,
  LONGEST_ALARM_HEALTH_MS,
} from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { problemResponse } from '../http/problem.schema.js';
import { momentOf, pageSchema } from '../http/query.schema.js';
import { alarmHealthQuerySchema, alarmIdSchema, alarmsQuerySchema, alarmsRequest } from './alarms.schema.js';

const WEEK_MS = 7 * 86_400_000;

@ApiTags('alarms')
@Controller('alarms')
export class AlarmsController {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(CLOCK) private readonly clock: Clock,
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
    const to = momentOf(query.to) ?? this.clock.now();
    const from = momentOf(query.from) ?? to - WEEK_MS;
    if (from >= to || to - from > LONGEST_ALARM_HEALTH_MS)
      throw new AppError(ErrorCode.Invalid, 'Ask for a span of time of at most 31 days: from before to.');
    const request = { from, to, ...(query.zone !== undefined && { zone: query.zone }) };
    return this.rpc.request(alarmHealthRpc.health.subject, request, alarmHealthRpc.health.reply, {
      timeoutMs: 10_000,
    });
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
