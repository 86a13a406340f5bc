import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { zoneCodeSchema } from '#libs/contracts';
import { EventHistory } from './event.history.js';
import { type LiveFrame, LiveHub } from './live.hub.js';

const HEARTBEAT_MS = 15_000;
/** Bytes a viewer's connection may owe before it gets no more for now. */
const MAX_OWED_BYTES = 1024 * 1024;

const querySchema = z.object({ zone: zoneCodeSchema.optional() });

@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(
    private readonly hub: LiveHub,
    private readonly history: EventHistory,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'followLive',
    summary: 'Server-sent events: reading, score, window, alarm, registry; resumes by Last-Event-ID',
  })
  @ApiProduces('text/event-stream')
  async follow(
    @Query({ schema: querySchema }) { zone }: z.output<typeof querySchema>,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    const send = (frame: LiveFrame): boolean => {
      if (stream.writableLength > MAX_OWED_BYTES) return false;
      const id = 'id' in frame ? `id: ${frame.id}\n` : '';
      stream.write(`${id}event: ${frame.event}\ndata: ${JSON.stringify(frame.data)}\n\n`);
      return true;
    };
    const viewer = { zone: zone ?? null, send };
    const heartbeat = setInterval(() => stream.write(': alive\n\n'), HEARTBEAT_MS);
    request.raw.once('close', () => {
      clearInterval(heartbeat);
      this.hub.remove(viewer);
    });
    stream.write('retry: 2000\n\n');
    const sequence = Number(lastEventId);
    if (lastEventId !== undefined && Number.isSafeInteger(sequence))
      await this.history.replay(sequence, viewer.zone, send);
    if (!request.raw.destroyed) this.hub.add(viewer);
  }
}
