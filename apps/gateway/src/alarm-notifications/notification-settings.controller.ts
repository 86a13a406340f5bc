import { Controller, Get, Headers, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
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
import { notificationIdSchema, notificationsRpc as rpcs } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { CommandsService } from '../commands/commands.service.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { problemResponse } from '../http/problem.schema.js';
import { saveRecipientSchema, saveRouteSchema } from './alarm-notifications.schema.js';

const conflict = problemResponse('Somebody made a version since; `data.latest` is its number');
const invalid = problemResponse('It cannot be so; `data.faults` has all that is wrong');

@ApiTags('alarm notifications')
@Controller('alarm-notifications')
export class NotificationSettingsController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly commands: CommandsService,
  ) {}

  @Get('settings')
  @ApiOperation({
    operationId: 'getNotificationSettings',
    summary: 'Who is told of alarms, of which, and when',
  })
  @ApiOkResponse({ standardSchema: rpcs.settings.reply })
  settings() {
    return this.rpc.request(rpcs.settings.subject, {}, rpcs.settings.reply);
  }

  @Get('settings/:id/versions')
  @ApiOperation({
    operationId: 'listNotificationVersions',
    summary: 'Every version of a recipient or route with who made it and why, newest first',
  })
  @ApiOkResponse({ standardSchema: rpcs.versions.reply })
  versions(@Param('id', { schema: notificationIdSchema }) id: string) {
    return this.rpc.request(rpcs.versions.subject, { id }, rpcs.versions.reply);
  }

  @Put('recipients/:id')
  @ApiHeader(ACTOR_HEADER)
  @ApiOperation({
    operationId: 'saveNotificationRecipient',
    summary: 'Makes a new version of a recipient: an e-mail address, a webhook or a browser',
  })
  @ApiBody({ schema: openApiSchema(saveRecipientSchema, 'input') })
  @ApiOkResponse({ standardSchema: rpcs.saveRecipient.reply })
  @ApiConflictResponse(conflict)
  @ApiUnprocessableEntityResponse(invalid)
  saveRecipient(
    @Param('id', { schema: notificationIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const given = jsonBody(request, saveRecipientSchema);
    const command = { command: 'save-recipient', target: id, actorId, correlationId: request.id };
    return this.commands.run(command, actor =>
      this.rpc.request(rpcs.saveRecipient.subject, { id, ...given, actor }, rpcs.saveRecipient.reply),
    );
  }

  @Put('routes/:id')
  @ApiHeader(ACTOR_HEADER)
  @ApiOperation({
    operationId: 'saveNotificationRoute',
    summary:
      'Makes a new version of a route: which alarms, whom, at which hours, and who when nobody acknowledges',
  })
  @ApiBody({ schema: openApiSchema(saveRouteSchema, 'input') })
  @ApiOkResponse({ standardSchema: rpcs.saveRoute.reply })
  @ApiConflictResponse(conflict)
  @ApiUnprocessableEntityResponse(invalid)
  saveRoute(
    @Param('id', { schema: notificationIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const given = jsonBody(request, saveRouteSchema);
    const command = { command: 'save-route', target: id, actorId, correlationId: request.id };
    return this.commands.run(command, actor =>
      this.rpc.request(rpcs.saveRoute.subject, { id, ...given, actor }, rpcs.saveRoute.reply),
    );
  }

  @Post('recipients/:id/test')
  @HttpCode(200)
  @ApiHeader(ACTOR_HEADER)
  @ApiOperation({
    operationId: 'testNotificationRecipient',
    summary: 'Sends a message that tells of nothing; the delivery says what became of it',
  })
  @ApiOkResponse({ standardSchema: rpcs.test.reply })
  @ApiNotFoundResponse(problemResponse('No such recipient, or it is paused'))
  test(
    @Param('id', { schema: notificationIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const command = { command: 'test-recipient', target: id, actorId, correlationId: request.id };
    return this.commands.run(command, actor =>
      this.rpc.request(rpcs.test.subject, { id, actor }, rpcs.test.reply),
    );
  }
}
