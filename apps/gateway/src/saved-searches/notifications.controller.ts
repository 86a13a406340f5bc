import { Controller, Get, Headers, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ErrorCode } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { CommandsService } from '../commands/commands.service.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { openEventStream } from '../http/event-stream.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { demandActor } from '../identity/demand-actor.js';
import { ACTOR_READER, type ActorReader } from '../identity/identity.ports.js';
import { NotificationHub, type NotificationViewer } from './notification.hub.js';
import { notificationListSchema, notificationQuerySchema, readBodySchema } from './saved-searches.schema.js';
import { SavedSearchesService } from './saved-searches.service.js';

const MAX_VIEWERS = 500;

const liveQuerySchema = z.strictObject({
  actor: z.string().max(64).describe('Id of GET /api/v1/actors; a browser’s event source can set no header'),
});
const readAnswerSchema = z.object({ marked: z.number().int() }).meta({ id: 'NotificationsRead' });

@ApiTags('investors')
@Controller('search-notifications')
export class NotificationsController {
  constructor(
    private readonly service: SavedSearchesService,
    private readonly hub: NotificationHub,
    private readonly commands: CommandsService,
    @Inject(ACTOR_READER) private readonly actors: ActorReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiHeader(ACTOR_HEADER)
  @ApiOperation({
    operationId: 'listSearchNotifications',
    summary: 'Which zones started or stopped to match your saved searches, the newest first',
  })
  @ApiOkResponse({ standardSchema: notificationListSchema })
  async list(
    @Query({ schema: notificationQuerySchema })
    { unread, limit, cursor }: z.output<typeof notificationQuerySchema>,
    @Headers('x-gz-actor') actorId: string | undefined,
  ) {
    const { id } = await demandActor(this.actors, actorId);
    const before = cursor === undefined ? undefined : Number(cursor);
    const [items, count] = await Promise.all([
      this.service.notifications(id, { isUnread: unread === 'true', before, limit }),
      this.service.countUnread(id),
    ]);
    const last = items.at(-1);
    return { items, nextCursor: last && items.length === limit ? String(last.id) : null, unread: count };
  }

  @Post('read')
  @HttpCode(200)
  @ApiHeader(ACTOR_HEADER)
  @ApiOperation({ operationId: 'markSearchNotificationsRead', summary: 'Marks notifications as read' })
  @ApiBody({ schema: openApiSchema(readBodySchema, 'input') })
  @ApiOkResponse({ standardSchema: readAnswerSchema })
  async read(@Headers('x-gz-actor') actorId: string | undefined, @Req() request: FastifyRequest) {
    const { upTo } = jsonBody(request, readBodySchema);
    const command = {
      command: 'read-notifications',
      target: String(upTo),
      actorId,
      correlationId: request.id,
    };
    return this.commands.run(command, async actor => ({ marked: await this.service.markRead(actor, upTo) }));
  }

  @Get('live')
  @ApiOperation({
    operationId: 'followSearchNotifications',
    summary: 'Server-sent events: alive, search',
    description: '`search`: a notification, with its id. Resumes by Last-Event-ID without a hole.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Id of the last notification you have' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  async follow(
    @Query({ schema: liveQuerySchema }) { actor }: z.output<typeof liveQuerySchema>,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id: actorId } = await demandActor(this.actors, actor);
    if (this.hub.size >= MAX_VIEWERS)
      throw new AppError(ErrorCode.DependencyDown, 'Too many viewers follow now; try again later.');
    const stream = openEventStream(request, reply, this.clock);
    const viewer: NotificationViewer = {
      actorId,
      isReady: () => stream.isReady(),
      send: frames => stream.send(frames),
      end: () => stream.end(),
    };
    stream.onClose(() => this.hub.remove(viewer));
    const after = Number(lastEventId);
    const isResumed = lastEventId !== undefined && Number.isSafeInteger(after) && after >= 0;
    // The answer has begun: what fails now ends it, and the viewer comes back.
    await this.hub.add(viewer, isResumed ? after : undefined).catch(() => stream.end());
    if (stream.isClosed) this.hub.remove(viewer);
  }
}
