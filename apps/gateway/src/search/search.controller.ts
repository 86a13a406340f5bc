import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { EditionsService } from '../editions/editions.service.js';
import { AnswerCache, sendAnswer } from '../http/answer.cache.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { momentOf } from '../http/query.schema.js';
import { searchBodySchema, searchQuerySchema } from './search-query.js';
import { searchAnswerSchema } from './search.schema.js';
import { type SearchQuery, SearchService } from './search.service.js';
import { writeAnswer } from './write-answer.js';

const RULE =
  'Every need is `met`, `short` by how much, or `unknown`; unknown is never met. Order: more needs met first, then ' +
  'fewer short, then the score under the chosen weights. Planned zones are judged by their designs, in a list of ' +
  'their own. `link` gives the same answer again, later too.';

@ApiTags('investors')
@Controller('zones/search')
export class SearchController {
  private readonly answers = new AnswerCache();

  constructor(
    private readonly service: SearchService,
    private readonly editions: EditionsService,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'searchZones', summary: 'Which zones answer needs', description: RULE })
  @ApiBody({ schema: openApiSchema(searchBodySchema, 'input') })
  @ApiOkResponse({ standardSchema: searchAnswerSchema })
  async byBody(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { asOf, ...query } = jsonBody(request, searchBodySchema);
    await this.answer({ ...query, asOf: momentOf(asOf) }, request, reply);
  }

  @Get()
  @ApiOperation({
    operationId: 'searchZonesByLink',
    summary: 'The same as an address that can be sent to a colleague',
    description: RULE,
  })
  @ApiOkResponse({ standardSchema: searchAnswerSchema })
  async byLink(
    @Query({ schema: searchQuerySchema }) { asOf, ...query }: z.output<typeof searchQuerySchema>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer({ ...query, asOf: momentOf(asOf) }, request, reply);
  }

  private async answer(query: SearchQuery, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const key = JSON.stringify(query);
    const make = async () => writeAnswer(await this.service.search(query));
    sendAnswer(request, reply, await this.answers.get(this.editions.current(), key, make));
  }
}
