import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  alarmBackTestRpc as rpcs,
  alarmBackTestSchema,
  alarmRuleChangesSchema,
  alarmRuleIdSchema,
  ErrorCode,
  zoneCodeSchema,
} from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { AppError } from '#libs/runtime';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { problemResponse } from '../http/problem.schema.js';
import { momentSchema } from '../http/query.schema.js';

const startSchema = z.strictObject({
  rule: alarmRuleIdSchema,
  zones: z
    .array(zoneCodeSchema)
    .min(1)
    .max(100)
    .optional()
    .describe('All zones that the rule reaches unless given'),
  changes: alarmRuleChangesSchema
    .default({})
    .describe('What differs from the rule as it holds; all of it for a rule that does not exist yet'),
  from: momentSchema.describe('RFC 3339; raw readings are kept for 90 days'),
  to: momentSchema.describe('RFC 3339'),
});
const testIdSchema = z.string().regex(/^[\w-]{1,64}$/);

@ApiTags('alarm rules')
@Controller('alarm-back-tests')
export class AlarmBackTestsController {
  constructor(private readonly rpc: RpcClient) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'startAlarmBackTest',
    summary:
      'What a rule would have raised with the readings that are kept; ask for it by its id until it is done',
  })
  @ApiBody({ schema: openApiSchema(startSchema, 'input') })
  @ApiAcceptedResponse({ standardSchema: alarmBackTestSchema })
  @ApiUnprocessableEntityResponse(
    problemResponse('The rule cannot be so, with `data.faults`; or more readings than a test looks at'),
  )
  start(@Req() request: FastifyRequest) {
    const { from, to, ...test } = jsonBody(request, startSchema);
    const span = { from: Date.parse(from), to: Date.parse(to) };
    return this.rpc.request(rpcs.start.subject, { ...test, ...span }, rpcs.start.reply, {
      timeoutMs: 10_000,
    });
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getAlarmBackTest', summary: 'A back-test: how far it is, and what it found' })
  @ApiOkResponse({ standardSchema: alarmBackTestSchema })
  @ApiNotFoundResponse(
    problemResponse('No such test, or too many were made since; they end with the service'),
  )
  async find(@Param('id', { schema: testIdSchema }) id: string) {
    const { test } = await this.rpc.request(rpcs.find.subject, { id }, rpcs.find.reply);
    if (test) return test;
    throw new AppError(
      ErrorCode.AlarmBackTestUnknown,
      `There is no back-test ${id} any more. Start it again.`,
    );
  }
}
