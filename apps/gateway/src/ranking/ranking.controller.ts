import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { EditionsService } from '../editions/editions.service.js';
import { AnswerCache, sendAnswer } from '../http/answer.cache.js';
import { momentOf } from '../http/query.schema.js';
import { rankingQuerySchema } from './ranking-query.js';
import { rankingSchema } from './ranking.schema.js';
import { RankingService } from './ranking.service.js';

@ApiTags('investors')
@Controller('ranking')
export class RankingController {
  private readonly answers = new AnswerCache();

  constructor(
    private readonly service: RankingService,
    private readonly editions: EditionsService,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getRanking',
    summary: 'Places of zones under official, preset or own weights',
    description:
      'Scores are aggregated again with the weights; gates, caps of evidence and the floor stay. Only confident scores ' +
      '(0.65) have a place, overlapping bounds are ties, and only the top half is named with a place. Designs of planned ' +
      'zones have a ranking of their own (`track=planned`). Answered from memory, with an ETag.',
  })
  @ApiOkResponse({ standardSchema: rankingSchema })
  async ranking(
    @Query({ schema: rankingQuerySchema }) { asOf, ...query }: z.output<typeof rankingQuerySchema>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const moment = momentOf(asOf);
    const make = () => this.service.rank({ ...query, asOf: moment });
    sendAnswer(request, reply, await this.answers.get(this.editions.current(), request.url, make));
  }
}
