import { Controller, Get, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ErrorCode, zoneCodeSchema } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { type LiveFrame, LiveHub, type Viewer } from './live.hub.js';

const HEARTBEAT_MS = 15_000;
/** Bytes a viewer's connection may owe before it gets no more for now. */
const MAX_OWED_BYTES = 1024 * 1024;
/** A viewer that takes nothing for so long is let go; it resumes by its last id. */
const STALLED_MS = 30_000;
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
    const headers = reply.getHeaders();
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      ...(headers as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    let stalledSince: number | null = null;
    const viewer: Viewer = {
      zone: zone ?? null,
      isReady: () => {
        const isReady = stream.writableLength <= MAX_OWED_BYTES;
        if (isReady) stalledSince = null;
        else stalledSince ??= performance.now();
        if (stalledSince !== null && performance.now() - stalledSince > STALLED_MS) stream.destroy();
        return isReady;
      },
      send: frames => void stream.write(frames.map(frameText).join('')),
      close: () => void stream.end(),
    };
    // An event, not a comment: browsers keep comments to themselves.
    const beat = () => stream.write(frameText({ event: 'alive', data: { now: this.clock.now() } }));
    const heartbeat = setInterval(beat, HEARTBEAT_MS);
    const leave = (): void => {
      clearInterval(heartbeat);
      this.hub.remove(viewer);
    };
    stream.once('close', leave);
    stream.once('error', leave);
    stream.write('retry: 2000\n\n');
    beat();
    const after = Number(lastEventId);
    this.hub.add(viewer, lastEventId && Number.isSafeInteger(after) && after >= 0 ? after : undefined);
    if (request.raw.destroyed) leave();
  }
}

function frameText({ event, id, data }: LiveFrame): string {
  const line = id === undefined ? '' : `id: ${id}\n`;
  return `${line}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
