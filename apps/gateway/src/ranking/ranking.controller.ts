import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { editionIdSchema } from '../editions/edition.schema.js';
import { EditionsService } from '../editions/editions.service.js';
import { AnswerCache, sendAnswer } from '../http/answer.cache.js';
import { momentSchema } from '../http/query.schema.js';
import { rankingSchema, trackSchema } from './ranking.schema.js';
import { RankingService } from './ranking.service.js';
import { weightsTextSchema } from './weights-text.js';

const querySchema = z.strictObject({
  track: trackSchema.default('operating').describe('Operating and planned zones never share a ranking'),
  preset: z
    .string()
    .max(60)
    .optional()
    .describe('A weight preset of GET /api/v1/method; `official` unless given'),
  weights: weightsTextSchema
    .optional()
    .describe('Own weights instead: all nine pillars, 0-40 each, together 100, e.g. GP:30,CW:8,GE:12,…'),
  edition: editionIdSchema
    .optional()
    .describe('Answer from this state of all zones, as a link of before names it'),
  asOf: momentSchema.optional().describe('Answer from what was known of this hour, RFC 3339'),
});

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
    @Query({ schema: querySchema }) { asOf, ...query }: z.output<typeof querySchema>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const moment = asOf === undefined ? undefined : Date.parse(asOf);
    const make = () => this.service.rank({ ...query, asOf: moment });
    sendAnswer(request, reply, await this.answers.get(this.editions.current(), request.url, make));
  }
}
