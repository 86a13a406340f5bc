import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { deliveryDetailSchema, ErrorCode, notificationsRpc as rpcs } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { CommandsService } from '../commands/commands.service.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { problemResponse } from '../http/problem.schema.js';
import { demandActor } from '../identity/demand-actor.js';
import { ACTOR_READER, type ActorReader } from '../identity/identity.ports.js';
import { followLive } from '../live/follow-live.js';
import { LiveHub } from '../live/live.hub.js';
import { deliveriesQuerySchema, deliveryIdSchema, followQuerySchema } from './alarm-notifications.schema.js';

@ApiTags('alarm notifications')
@Controller('alarm-notifications')
export class DeliveriesController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly commands: CommandsService,
    private readonly hub: LiveHub,
    @Inject(ACTOR_READER) private readonly actors: ActorReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('deliveries')
  @ApiOperation({
    operationId: 'listNotificationDeliveries',
    summary: 'What became of each notification, newest first; kept for 90 days',
  })
  @ApiOkResponse({ standardSchema: rpcs.deliveries.reply })
  list(@Query({ schema: deliveriesQuerySchema }) query: z.output<typeof deliveriesQuerySchema>) {
    return this.rpc.request(rpcs.deliveries.subject, query, rpcs.deliveries.reply);
  }

  @Get('deliveries/:id')
  @ApiOperation({
    operationId: 'getNotificationDelivery',
    summary: 'A notification with each attempt and its answer',
  })
  @ApiOkResponse({ standardSchema: deliveryDetailSchema })
  @ApiNotFoundResponse(problemResponse('No such delivery'))
  async find(@Param('id', { schema: deliveryIdSchema }) id: string) {
    const { detail } = await this.rpc.request(rpcs.delivery.subject, { id }, rpcs.delivery.reply);
    if (detail) return detail;
    throw new AppError(ErrorCode.DeliveryUnknown, `There is no delivery ${id}.`);
  }

  @Post('deliveries/:id/resend')
  @HttpCode(200)
  @ApiHeader(ACTOR_HEADER)
  @ApiOperation({
    operationId: 'resendNotification',
    summary: 'Sends what was given up or dropped, under the same id',
  })
  @ApiOkResponse({ standardSchema: rpcs.resend.reply })
  @ApiNotFoundResponse(problemResponse('No such delivery'))
  @ApiConflictResponse(problemResponse('It was sent, or is still to be sent by itself'))
  resend(
    @Param('id', { schema: deliveryIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const command = { command: 'resend-notification', target: id, actorId, correlationId: request.id };
    return this.commands.run(command, actor =>
      this.rpc.request(rpcs.resend.subject, { id, actor }, rpcs.resend.reply),
    );
  }

  @Get('live')
  @ApiOperation({
    operationId: 'followNotifications',
    summary: 'Server-sent events: alive, notification, gap',
    description: '`notification`: what the browser of this actor is to show. Resumes by Last-Event-ID.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Id of the last event you have' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  async follow(
    @Query({ schema: followQuerySchema }) { actor }: z.output<typeof followQuerySchema>,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id } = await demandActor(this.actors, actor);
    followLive({ hub: this.hub, clock: this.clock, request, reply, lastEventId }, { zone: null, actor: id });
  }
}
