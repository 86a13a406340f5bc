import { Controller, Get, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ErrorCode, zoneCodeSchema } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { openEventStream } from '../http/event-stream.js';
import { LiveHub, type Viewer } from './live.hub.js';

/** Viewers of one gateway; each may owe a megabyte. */
const MAX_VIEWERS = 500;

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
      '`reading`: newest values by device and metric, at most once a second. `alive`: our time, at the start and ' +
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
    if (this.hub.size >= MAX_VIEWERS)
      throw new AppError(ErrorCode.DependencyDown, 'Too many viewers follow now; try again later.');
    const stream = openEventStream(request, reply, this.clock);
    const viewer: Viewer = {
      zone: zone ?? null,
      isReady: () => stream.isReady(),
      send: frames => stream.send(frames),
      close: () => stream.end(),
    };
    stream.onClose(() => this.hub.remove(viewer));
    const after = Number(lastEventId);
    this.hub.add(viewer, lastEventId && Number.isSafeInteger(after) && after >= 0 ? after : undefined);
    if (stream.isClosed) this.hub.remove(viewer);
  }
}
