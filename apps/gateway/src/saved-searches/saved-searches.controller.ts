import { Controller, Delete, Get, Headers, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiNoContentResponse } from '@nestjs/swagger';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CommandsService } from '../commands/commands.service.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { demandActor } from '../identity/demand-actor.js';
import { ACTOR_READER, type ActorReader } from '../identity/identity.ports.js';
import { searchParameters } from '../search/search-query.js';
import type { SavedSearch } from './saved-searches.ports.js';
import { savedSearchBodySchema, savedSearchListSchema, savedSearchSchema } from './saved-searches.schema.js';
import { SavedSearchesService } from './saved-searches.service.js';

@ApiTags('investors')
@ApiHeader(ACTOR_HEADER)
@Controller('saved-searches')
export class SavedSearchesController {
  constructor(
    private readonly service: SavedSearchesService,
    private readonly commands: CommandsService,
    @Inject(ACTOR_READER) private readonly actors: ActorReader,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listSavedSearches', summary: 'Your saved searches, the newest first' })
  @ApiOkResponse({ standardSchema: savedSearchListSchema })
  async list(@Headers('x-gz-actor') actorId: string | undefined) {
    const { id } = await demandActor(this.actors, actorId);
    return { items: (await this.service.list(id)).map(toAnswer), nextCursor: null };
  }

  @Post()
  @ApiOperation({
    operationId: 'saveSearch',
    summary: 'Saves a search; you are told when a zone starts or stops to meet all of it',
  })
  @ApiBody({ schema: openApiSchema(savedSearchBodySchema, 'input') })
  @ApiCreatedResponse({ standardSchema: savedSearchSchema })
  async save(@Headers('x-gz-actor') actorId: string | undefined, @Req() request: FastifyRequest) {
    const { name, ...wish } = jsonBody(request, savedSearchBodySchema);
    const command = { command: 'save-search', target: name, actorId, correlationId: request.id };
    return this.commands.run(command, async actor => toAnswer(await this.service.save(actor, name, wish)));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeSavedSearch', summary: 'Removes one of your saved searches' })
  @ApiNoContentResponse({ description: 'Removed' })
  async remove(
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const command = { command: 'remove-search', target: id, actorId, correlationId: request.id };
    await this.commands.run(command, async actor => {
      await this.service.remove(actor, id);
      return {};
    });
  }
}

function toAnswer({ id, name, createdAt, wish, matching, editionId }: SavedSearch) {
  return { id, name, createdAt, parameters: searchParameters(wish), matching: [...matching], editionId };
}
