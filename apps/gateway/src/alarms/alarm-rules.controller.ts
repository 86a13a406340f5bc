import { Controller, Get, Headers, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type AlarmRuleDetail,
  type AlarmRuleDraft,
  alarmReasonSchema,
  alarmRuleChangesSchema,
  alarmRuleDetailSchema,
  alarmRuleEditsRpc as rpcs,
  alarmRuleIdSchema,
  alarmRuleVersionSchema,
  ErrorCode,
  zoneCodeSchema,
} from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { AppError } from '#libs/runtime';
import { CommandsService } from '../commands/commands.service.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { problemResponse } from '../http/problem.schema.js';
import { momentSchema } from '../http/query.schema.js';

const listQuerySchema = z.strictObject({
  zone: zoneCodeSchema
    .optional()
    .describe('What holds in this zone; without it what holds where no zone differs'),
});
const listSchema = z.object({ items: z.array(alarmRuleVersionSchema) }).meta({ id: 'AlarmRuleList' });

const scope = {
  zone: zoneCodeSchema
    .nullable()
    .default(null)
    .describe('Only in this zone; null: in all that have none of their own'),
  basedOn: z.number().int().nonnegative().describe('`latest` of the rule as you saw it'),
  reason: alarmReasonSchema,
};
const versionSchema = z.strictObject({
  ...scope,
  status: z.enum(['enabled', 'disabled', 'withdrawn']).default('enabled'),
  changes: alarmRuleChangesSchema
    .default({})
    .describe('What differs from the version in force; all of it for a rule that does not exist yet'),
  effectiveFrom: momentSchema.optional().describe('RFC 3339, not in the past; without it at once'),
});
const switchSchema = z.strictObject(scope);

const conflict = problemResponse('Somebody made a version since; `data.latest` is its number');
const invalid = problemResponse('The rule cannot be so; `data.faults` has all that is wrong');

@ApiTags('alarm rules')
@Controller('alarm-rules')
export class AlarmRulesController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly commands: CommandsService,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listAlarmRules',
    summary: 'Rules as they hold now, with limit, delays and basis',
  })
  @ApiOkResponse({ standardSchema: listSchema })
  list(@Query({ schema: listQuerySchema }) query: z.output<typeof listQuerySchema>) {
    return this.rpc.request(rpcs.list.subject, query, rpcs.list.reply);
  }

  @Get(':rule')
  @ApiOperation({
    operationId: 'getAlarmRule',
    summary: 'One rule: what holds now, where it differs, and every version with who made it and why',
  })
  @ApiOkResponse({ standardSchema: alarmRuleDetailSchema })
  @ApiNotFoundResponse(problemResponse('No such rule'))
  find(@Param('rule', { schema: alarmRuleIdSchema }) rule: string) {
    return this.detail(rule);
  }

  @Get(':rule/versions')
  @ApiOperation({ operationId: 'listAlarmRuleVersions', summary: 'Every version of a rule, newest first' })
  @ApiOkResponse({ standardSchema: listSchema })
  @ApiNotFoundResponse(problemResponse('No such rule'))
  async versions(@Param('rule', { schema: alarmRuleIdSchema }) rule: string) {
    return { items: (await this.detail(rule)).versions };
  }

  @Post(':rule/versions')
  @HttpCode(200)
  @ApiHeader(ACTOR_HEADER)
  @ApiOperation({
    operationId: 'addAlarmRuleVersion',
    summary: 'Makes a new version; those before stay as they are, open alarms go on by the new one',
  })
  @ApiBody({ schema: openApiSchema(versionSchema, 'input') })
  @ApiOkResponse({ standardSchema: alarmRuleVersionSchema })
  @ApiConflictResponse(conflict)
  @ApiUnprocessableEntityResponse(invalid)
  add(
    @Param('rule', { schema: alarmRuleIdSchema }) rule: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { effectiveFrom, ...draft } = jsonBody(request, versionSchema);
    const begins = effectiveFrom === undefined ? {} : { effectiveFrom: Date.parse(effectiveFrom) };
    return this.make({ rule, ...draft, ...begins }, 'edit-alarm-rule', actorId, request);
  }

  @Post(':rule/enable')
  @HttpCode(200)
  @ApiHeader(ACTOR_HEADER)
  @ApiOperation({ operationId: 'enableAlarmRule', summary: 'Switches a rule on, as a new version' })
  @ApiBody({ schema: openApiSchema(switchSchema, 'input') })
  @ApiOkResponse({ standardSchema: alarmRuleVersionSchema })
  @ApiConflictResponse(conflict)
  enable(
    @Param('rule', { schema: alarmRuleIdSchema }) rule: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    return this.turn(rule, 'enabled', actorId, request);
  }

  @Post(':rule/disable')
  @HttpCode(200)
  @ApiHeader(ACTOR_HEADER)
  @ApiOperation({
    operationId: 'disableAlarmRule',
    summary: 'Switches a rule off, as a new version; its open alarms end',
  })
  @ApiBody({ schema: openApiSchema(switchSchema, 'input') })
  @ApiOkResponse({ standardSchema: alarmRuleVersionSchema })
  @ApiConflictResponse(conflict)
  disable(
    @Param('rule', { schema: alarmRuleIdSchema }) rule: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    return this.turn(rule, 'disabled', actorId, request);
  }

  private async turn(
    rule: string,
    status: 'disabled' | 'enabled',
    actorId: string | undefined,
    request: FastifyRequest,
  ) {
    const given = jsonBody(request, switchSchema);
    await this.detail(rule);
    const command = status === 'enabled' ? 'enable-alarm-rule' : 'disable-alarm-rule';
    return this.make({ rule, ...given, status, changes: {} }, command, actorId, request);
  }

  private make(draft: AlarmRuleDraft, command: string, actorId: string | undefined, request: FastifyRequest) {
    const target = draft.zone === null ? draft.rule : `${draft.rule} in ${draft.zone}`;
    return this.commands.run({ command, target, actorId, correlationId: request.id }, actor =>
      this.rpc.request(rpcs.add.subject, { ...draft, actor }, rpcs.add.reply, { timeoutMs: 10_000 }),
    );
  }

  private async detail(rule: string): Promise<AlarmRuleDetail> {
    const { detail } = await this.rpc.request(rpcs.find.subject, { rule }, rpcs.find.reply);
    if (detail) return detail;
    throw new AppError(
      ErrorCode.AlarmRuleUnknown,
      `There is no rule ${rule}. GET /api/v1/alarm-rules lists them.`,
    );
  }
}
