import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { actorSchema } from '#libs/contracts';
import { pageSchema } from '../http/query.schema.js';
import { ACTOR_READER, type ActorReader } from './identity.ports.js';

@ApiTags('identity')
@Controller('actors')
export class ActorsController {
  constructor(@Inject(ACTOR_READER) private readonly actors: ActorReader) {}

  @Get()
  @ApiOperation({
    operationId: 'listActors',
    summary: 'People a command can be given as; chosen, not signed in, and recorded as unverified',
  })
  @ApiOkResponse({ standardSchema: pageSchema('ActorList', actorSchema) })
  async list() {
    return { items: await this.actors.list(), nextCursor: null };
  }
}
