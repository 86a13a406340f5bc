import { Controller, Headers, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type DeadLetterRun, type DeadLetterSelection, deadLetterRunSchema } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { CommandsService } from '../commands/commands.service.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { DEAD_LETTER_BOX, type DeadLetterBox } from './dead-letters.ports.js';
import {
  dismissedSchema,
  dismissManySchema,
  dismissOneSchema,
  filterOf,
  letterIdSchema,
  replaySchema,
} from './dead-letters.schema.js';

@ApiTags('dead letters')
@Controller('dead-letters')
export class ReplaysController {
  constructor(
    @Inject(DEAD_LETTER_BOX) private readonly box: DeadLetterBox,
    private readonly commands: CommandsService,
  ) {}

  @Post('replay')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'replayDeadLetters',
    summary: 'Hands packs to the broker again, oldest first; a command, recorded with its actor',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(replaySchema, 'input') })
  @ApiOkResponse({ standardSchema: deadLetterRunSchema })
  replayMany(@Headers('x-gz-actor') actorId: string | undefined, @Req() request: FastifyRequest) {
    const { limit, cursor, dryRun, ...query } = jsonBody(request, replaySchema);
    const filter = filterOf(query);
    const command = {
      command: 'replay-dead-letters',
      target: targetOf(query),
      actorId,
      correlationId: request.id,
    };
    return this.commands.run(command, actor =>
      this.box.replay({ filter, limit, cursor }, dryRun ? 'dry' : 'real', actor),
    );
  }

  @Post('dismiss')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'dismissDeadLetters',
    summary: 'Gives dead letters up, with a reason; a command, recorded with its actor',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(dismissManySchema, 'input') })
  @ApiOkResponse({ standardSchema: dismissedSchema })
  dismissMany(
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof dismissedSchema>> {
    const { limit, note, ...query } = jsonBody(request, dismissManySchema);
    return this.dismiss({ filter: filterOf(query), limit }, targetOf(query), note, actorId, request);
  }

  @Post(':id/replay')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'replayDeadLetter',
    summary: 'Hands the pack of one dead letter to the broker again; a command, recorded with its actor',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiOkResponse({ standardSchema: deadLetterRunSchema })
  replayOne(
    @Param('id', { schema: letterIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<DeadLetterRun> {
    const command = { command: 'replay-dead-letter', target: id, actorId, correlationId: request.id };
    return this.commands.run(command, async actor => {
      const run = await this.box.replay({ ids: [id] }, 'real', actor);
      const [skipped] = run.skipped;
      if (skipped) throw new AppError(skipped.code, skipped.why);
      return run;
    });
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'dismissDeadLetter',
    summary: 'Gives one dead letter up, with a reason; a command, recorded with its actor',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(dismissOneSchema, 'input') })
  @ApiOkResponse({ standardSchema: dismissedSchema })
  dismissOne(
    @Param('id', { schema: letterIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof dismissedSchema>> {
    const { note } = jsonBody(request, dismissOneSchema);
    return this.dismiss({ ids: [id] }, id, note, actorId, request);
  }

  private dismiss(
    selection: DeadLetterSelection,
    target: string,
    note: string,
    actorId: string | undefined,
    request: FastifyRequest,
  ): Promise<z.infer<typeof dismissedSchema>> {
    const command = { command: 'dismiss-dead-letters', target, actorId, correlationId: request.id };
    return this.commands.run(command, actor => this.box.dismiss(selection, note, actor));
  }
}

/** The filter in words, for the record. */
function targetOf(query: Readonly<Record<string, unknown>>): string {
  const words = Object.entries(query).map(([name, value]) => `${name}=${String(value)}`);
  return words.join(' ') || 'all';
}
