import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { chainVerdictSchema, ErrorCode, snapshotFileSchema, snapshotSummarySchema } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { CommandsService } from '../commands/commands.service.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { SNAPSHOT_BYTES } from '../http/body-limits.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { limitSchema } from '../http/query.schema.js';
import { readBody } from '../http/read-body.js';
import { ENCODING_HEADER } from '../http/request-headers.js';
import { HeldSnapshotService } from './held-snapshot.service.js';
import { SNAPSHOT_BOOK, type SnapshotBook } from './snapshots.ports.js';
import {
  freezeSchema,
  heldVerdictSchema,
  sequenceSchema,
  snapshotCursorSchema,
  snapshotKeysSchema,
  snapshotListSchema,
} from './snapshots.schema.js';

const listQuerySchema = z.strictObject({ limit: limitSchema(100), cursor: snapshotCursorSchema });
/** Browsers name no type, or guess one by the end of the file's name. */
const HELD_FILE = {
  types: ['application/json', 'application/octet-stream', 'text/plain'],
  limit: SNAPSHOT_BYTES,
  what: 'A snapshot file',
};

@ApiTags('snapshots')
@Controller('snapshots')
export class SnapshotsController {
  constructor(
    @Inject(SNAPSHOT_BOOK) private readonly book: SnapshotBook,
    private readonly held: HeldSnapshotService,
    private readonly commands: CommandsService,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listSnapshots', summary: 'Frozen scores of all zones, newest first' })
  @ApiOkResponse({ standardSchema: snapshotListSchema })
  async list(
    @Query({ schema: listQuerySchema }) { limit, cursor }: z.output<typeof listQuerySchema>,
  ): Promise<z.infer<typeof snapshotListSchema>> {
    const items = await this.book.list(cursor ?? null, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && items.length === limit ? String(last.sequence) : null };
  }

  @Get('keys')
  @ApiOperation({
    operationId: 'listSnapshotKeys',
    summary: 'Public keys that snapshots are and were signed with (Ed25519)',
  })
  @ApiOkResponse({ standardSchema: snapshotKeysSchema })
  async keys(): Promise<z.infer<typeof snapshotKeysSchema>> {
    return { items: await this.book.keys() };
  }

  @Get('verify')
  @ApiOperation({
    operationId: 'verifySnapshots',
    summary:
      'Checks the whole chain: hashes, links, signatures, stored inputs, and every score computed again',
  })
  @ApiOkResponse({ standardSchema: chainVerdictSchema })
  verify() {
    return this.book.verify();
  }

  @Post('verify')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'verifySnapshotFile',
    summary: 'Whether a file that somebody holds is a snapshot of ours, and if not why',
  })
  @ApiHeader(ENCODING_HEADER)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ standardSchema: heldVerdictSchema })
  async verifyFile(@Req() request: FastifyRequest): Promise<z.infer<typeof heldVerdictSchema>> {
    return this.held.check(await readBody(request, HELD_FILE));
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({
    operationId: 'freezeSnapshot',
    summary: 'Freezes a finished month, or the newest hour as interim; a command, recorded with its actor',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(freezeSchema, 'input') })
  @ApiCreatedResponse({ standardSchema: snapshotSummarySchema })
  freeze(@Headers('x-gz-actor') actorId: string | undefined, @Req() request: FastifyRequest) {
    const body = jsonBody(request, freezeSchema);
    const target = body.month ?? body.kind;
    const command = { command: 'freeze-snapshot', target, actorId, correlationId: request.id };
    return this.commands.run(command, actor => this.book.freeze(body, actor));
  }

  @Get(':sequence')
  @ApiOperation({
    operationId: 'getSnapshot',
    summary: 'The file of one snapshot, byte for byte as it was signed',
  })
  @ApiOkResponse({ standardSchema: snapshotFileSchema })
  async file(
    @Param('sequence', { schema: sequenceSchema }) sequence: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.book.file(sequence);
    if (file === undefined)
      throw new AppError(ErrorCode.SnapshotUnknown, `There is no snapshot ${sequence}.`);
    void reply
      .header('content-type', 'application/json')
      .header('content-disposition', `attachment; filename="greenzone-snapshot-${sequence}.json"`)
      .send(file);
  }
}
