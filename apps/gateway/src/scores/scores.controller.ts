import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  ErrorCode,
  type Score,
  scoreSchema,
  scoreSummarySchema,
  scoringRpc,
  zoneCodeSchema,
} from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { CommandsService } from '../commands/commands.service.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { type ReadyAnswer, readyAnswer, sendAnswer } from '../http/answer.cache.js';
import { cursorSchema, limitSchema, momentOf, momentSchema, pageSchema } from '../http/query.schema.js';
import { LINEAGE_BOOK, type LineageBook } from '../lineage/lineage.ports.js';
import { linked } from '../lineage/link.schema.js';
import {
  foundRevision,
  type RevisionAddress,
  revisionAddress,
  revisionOf,
} from '../lineage/revision-address.js';
import { linkScore } from '../lineage/score-links.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { SCORE_BOOK, type ScoreBook } from './scores.ports.js';

const DAY_MS = 86_400_000;

const historyQuerySchema = z.strictObject({
  from: momentSchema.optional().describe('RFC 3339; 30 days before `to` unless given'),
  to: momentSchema.optional().describe('RFC 3339; now unless given'),
  limit: limitSchema(100),
  cursor: cursorSchema.pipe(
    z
      .string()
      .regex(/^\d{1,16}$/)
      .optional(),
  ),
});
const scoreQuerySchema = z.strictObject(revisionAddress);
const linkedScoreSchema = scoreSchema
  .extend({
    ...linked,
    pillars: z.array(scoreSchema.shape.pillars.element.extend(linked)),
    indicators: z.array(scoreSchema.shape.indicators.element.extend(linked)),
  })
  .meta({ id: 'LinkedScore' });
const scoreListSchema = pageSchema('ScoreList', scoreSummarySchema);
const scoreRunSchema = scoringRpc.run.reply
  .omit({ failed: true, zones: true })
  .extend({ score: scoreSchema })
  .meta({ id: 'ScoreRun' });
const methodSchema = scoringRpc.method.reply.meta({ id: 'Method' });

const answers = new WeakMap<Score, ReadyAnswer>();

/** A score as it is sent, written once. */
function answerOf(score: Score): ReadyAnswer {
  const answer =
    answers.get(score) ?? readyAnswer(linkScore(score) satisfies z.input<typeof linkedScoreSchema>);
  answers.set(score, answer);
  return answer;
}

@ApiTags('scores')
@Controller()
export class ScoresController {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(SCORE_BOOK) private readonly scores: ScoreBook,
    @Inject(LINEAGE_BOOK) private readonly lineage: LineageBook,
    private readonly commands: CommandsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('scores')
  @ApiOperation({
    operationId: 'listScores',
    summary: 'Newest score of every zone; two tracks, no one ranking',
  })
  @ApiOkResponse({ standardSchema: scoreListSchema })
  async all() {
    return { items: [...(await this.scores.summaries()).values()], nextCursor: null };
  }

  @Get('method')
  @ApiOperation({
    operationId: 'getMethod',
    summary: 'How scores are made: pillars, indicators, weight presets, each with its sources',
  })
  @ApiOkResponse({ standardSchema: methodSchema })
  method() {
    return this.scores.method();
  }

  @Get('zones/:code/score')
  @ApiOperation({
    operationId: 'getScore',
    summary:
      'A score of a zone with its indicators: the newest, that of an hour, or as it was known at a moment',
  })
  @ApiOkResponse({ standardSchema: linkedScoreSchema })
  async current(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Query({ schema: scoreQuerySchema }) address: RevisionAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.registry.zone(code);
    const isCurrent = Object.keys(address).length === 0;
    const score = isCurrent
      ? await this.scoreOf(code)
      : foundRevision(await this.lineage.find(revisionOf(code, address)));
    sendAnswer(request, reply, answerOf(score));
  }

  @Get('zones/:code/scores')
  @ApiOperation({ operationId: 'listScoreHistory', summary: 'Scores of a zone, newest hour first' })
  @ApiOkResponse({ standardSchema: scoreListSchema })
  async history(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Query({ schema: historyQuerySchema })
    { from, to, limit, cursor }: z.output<typeof historyQuerySchema>,
  ): Promise<z.infer<typeof scoreListSchema>> {
    await this.registry.zone(code);
    const until = momentOf(to) ?? this.clock.now();
    const since = momentOf(from) ?? until - 30 * DAY_MS;
    if (since > until) throw new AppError(ErrorCode.Invalid, '`from` must be before `to`.');
    const upTo = cursor === undefined ? until : Math.min(until, Number(cursor));
    const items = await this.scores.history(code, since, upTo, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && items.length === limit ? String(last.asOf) : null };
  }

  @Post('zones/:code/scores')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'scoreZone',
    summary: 'Scores a zone now; a command, recorded with its actor',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiOkResponse({ standardSchema: scoreRunSchema })
  async run(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof scoreRunSchema>> {
    await this.registry.zone(code);
    const command = { command: 'score-zone', target: code, actorId, correlationId: request.id };
    const { asOf, revisions, durationMs } = await this.commands.run(command, async actor => {
      const run = await this.scores.run(code, actor);
      const [failed] = run.failed;
      if (failed) throw new AppError(ErrorCode.ScoreFailed, failed.message);
      return run;
    });
    return { asOf, revisions, durationMs, score: await this.scoreOf(code) };
  }

  private async scoreOf(code: string) {
    return foundRevision(await this.scores.current(code));
  }
}
