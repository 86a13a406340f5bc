import { Controller, Get, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { zoneCodeSchema } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { followLive } from './follow-live.js';
import { LiveHub } from './live.hub.js';

const querySchema = z.strictObject({ zone: zoneCodeSchema.optional().describe('Only this zone') });

@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(
    private readonly hub: LiveHub,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'followLive',
    summary: 'Server-sent events: alive, reading, score, window, alarm, registry, gap',
    description:
      '`reading`: newest values by device and metric, at most ten times a second. `alive`: our time, at the start and ' +
      'every 15 s, so that a viewer tells a dead line from a quiet one. All others carry an id (sequence in ' +
      'the stream EVENTS) and resume by Last-Event-ID; `gap` says that events in between are no longer kept, ' +
      'so ask again what you show.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Id of the last event you have' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  follow(
    @Query({ schema: querySchema }) { zone }: z.output<typeof querySchema>,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    followLive({ hub: this.hub, clock: this.clock, request, reply, lastEventId }, { zone: zone ?? null });
  }
}
