import { Controller, Headers, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  type AlarmAction,
  alarmActionOutcomeSchema,
  alarmsAcknowledgedSchema,
  alarmsRpc,
  alarmsShelvedSchema,
  ErrorCode,
} from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { AppError } from '#libs/runtime';
import { CommandsService } from '../commands/commands.service.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { problemResponse } from '../http/problem.schema.js';
import { ACTOR_READER, type ActorReader } from '../identity/identity.ports.js';
import {
  acknowledgeManySchema,
  acknowledgeSchema,
  alarmIdSchema,
  assignSchema,
  commentSchema,
  shelveManySchema,
  shelveSchema,
  unshelveSchema,
} from './alarms.schema.js';

const KEY = {
  name: 'idempotency-key',
  required: false,
  description: 'The same key again is the same action again, and done once',
};

/** What one command is about. */
interface Given {
  readonly id: string;
  readonly action: AlarmAction;
  readonly revision?: number | undefined;
  readonly request: FastifyRequest;
}

@ApiTags('alarms')
@ApiHeader(ACTOR_HEADER)
@Controller('alarms')
export class AlarmActionsController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly commands: CommandsService,
    @Inject(ACTOR_READER) private readonly actors: ActorReader,
  ) {}

  @Post('acknowledge')
  @HttpCode(200)
  @ApiOperation({ operationId: 'acknowledgeAlarms', summary: 'Acknowledges many alarms at once' })
  @ApiBody({ schema: openApiSchema(acknowledgeManySchema, 'input') })
  @ApiOkResponse({ standardSchema: alarmsAcknowledgedSchema })
  acknowledgeMany(@Headers('x-gz-actor') actorId: string | undefined, @Req() request: FastifyRequest) {
    const { ids, reason } = jsonBody(request, acknowledgeManySchema);
    const command = {
      ...{ command: 'acknowledge-alarms', target: targetOf(ids) },
      ...{ actorId, correlationId: request.id },
    };
    return this.commands.run(command, actor =>
      this.rpc.request(
        alarmsRpc.acknowledgeMany.subject,
        { ids, actor, ...(reason !== undefined && { reason }) },
        alarmsRpc.acknowledgeMany.reply,
      ),
    );
  }

  @Post('shelve')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'shelveAlarms',
    summary: 'Puts many alarms aside for a while, each as if it were shelved alone',
  })
  @ApiBody({ schema: openApiSchema(shelveManySchema, 'input') })
  @ApiOkResponse({ standardSchema: alarmsShelvedSchema })
  shelveMany(@Headers('x-gz-actor') actorId: string | undefined, @Req() request: FastifyRequest) {
    const { ids, ...shelf } = jsonBody(request, shelveManySchema);
    const command = { command: 'shelve-alarms', target: targetOf(ids), actorId, correlationId: request.id };
    return this.commands.run(command, actor =>
      this.rpc.request(alarmsRpc.shelveMany.subject, { ids, ...shelf, actor }, alarmsRpc.shelveMany.reply),
    );
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOperation({ operationId: 'acknowledgeAlarm', summary: 'Says that somebody has seen an alarm' })
  @ApiBody({ schema: openApiSchema(acknowledgeSchema, 'input') })
  @ApiOkResponse({ standardSchema: alarmActionOutcomeSchema })
  @ApiNotFoundResponse(problemResponse('No such alarm'))
  @ApiConflictResponse(
    problemResponse('Somebody was faster, or it is over; `data.alarm` is the alarm as it is now'),
  )
  acknowledge(
    @Param('id', { schema: alarmIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { revision, ...rest } = jsonBody(request, acknowledgeSchema);
    return this.act({ id, action: { kind: 'acknowledge', ...rest }, revision, request }, actorId);
  }

  @Post(':id/shelve')
  @HttpCode(200)
  @ApiHeader(KEY)
  @ApiOperation({
    operationId: 'shelveAlarm',
    summary: 'Puts what the rule raises on this point aside for a while; the shelf ends by itself',
  })
  @ApiBody({ schema: openApiSchema(shelveSchema, 'input') })
  @ApiOkResponse({ standardSchema: alarmActionOutcomeSchema })
  @ApiNotFoundResponse(problemResponse('No such alarm'))
  @ApiConflictResponse(problemResponse('Somebody has shelved it already, or it is over'))
  shelve(
    @Param('id', { schema: alarmIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { revision, minutes, reason } = jsonBody(request, shelveSchema);
    return this.act({ id, action: { kind: 'shelve', minutes, reason }, revision, request }, actorId);
  }

  @Post(':id/unshelve')
  @HttpCode(200)
  @ApiOperation({ operationId: 'unshelveAlarm', summary: 'Ends a shelf before its time' })
  @ApiBody({ schema: openApiSchema(unshelveSchema, 'input') })
  @ApiOkResponse({ standardSchema: alarmActionOutcomeSchema })
  @ApiNotFoundResponse(problemResponse('No such alarm'))
  unshelve(
    @Param('id', { schema: alarmIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { revision, ...rest } = jsonBody(request, unshelveSchema);
    return this.act({ id, action: { kind: 'unshelve', ...rest }, revision, request }, actorId);
  }

  @Post(':id/comment')
  @HttpCode(200)
  @ApiHeader(KEY)
  @ApiOperation({ operationId: 'commentAlarm', summary: 'Adds a comment, also to an alarm that is over' })
  @ApiBody({ schema: openApiSchema(commentSchema, 'input') })
  @ApiOkResponse({ standardSchema: alarmActionOutcomeSchema })
  @ApiNotFoundResponse(problemResponse('No such alarm'))
  comment(
    @Param('id', { schema: alarmIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { text } = jsonBody(request, commentSchema);
    return this.act({ id, action: { kind: 'comment', text }, request }, actorId);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @ApiOperation({ operationId: 'assignAlarm', summary: 'Says who takes care of an alarm' })
  @ApiBody({ schema: openApiSchema(assignSchema, 'input') })
  @ApiOkResponse({ standardSchema: alarmActionOutcomeSchema })
  @ApiNotFoundResponse(problemResponse('No such alarm'))
  @ApiConflictResponse(problemResponse('Somebody was faster, or it is over'))
  async assign(
    @Param('id', { schema: alarmIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { revision, assignee: assigneeId, reason } = jsonBody(request, assignSchema);
    const assignee = assigneeId === null ? null : await this.person(assigneeId);
    const action = { kind: 'assign' as const, assignee, ...(reason !== undefined && { reason }) };
    return this.act({ id, action, revision, request }, actorId);
  }

  private act({ id, action, revision, request }: Given, actorId: string | undefined) {
    const command = { command: `${action.kind}-alarm`, target: id, actorId, correlationId: request.id };
    const key = request.headers['idempotency-key'];
    return this.commands.run(command, actor =>
      this.rpc.request(
        alarmsRpc.act.subject,
        {
          ...{ id, action, actor },
          ...(revision !== undefined && { revision }),
          ...(typeof key === 'string' && { key }),
        },
        alarmsRpc.act.reply,
      ),
    );
  }

  private async person(id: string): Promise<{ id: string; name: string }> {
    const actor = await this.actors.find(id);
    if (actor) return { id: actor.id, name: actor.name };
    throw new AppError(ErrorCode.ActorUnknown, `There is nobody ${id}. GET /api/v1/actors lists people.`);
  }
}

function targetOf(ids: readonly string[]): string {
  const [only] = ids;
  return ids.length === 1 && only !== undefined ? only : `${ids.length} alarms`;
}
