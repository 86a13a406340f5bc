import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ErrorCode, scoreSchema, scoreSummarySchema, zoneCodeSchema } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { CLOCK } from '../series/series.service.js';
import { SCORE_READER, type ScoreReader } from './scores.ports.js';

const DAY_MS = 86_400_000;
const when = z.iso.datetime({ offset: true });
const historyQuerySchema = z.object({
  from: when.optional(),
  to: when.optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});
const scoreListSchema = z
  .object({ items: z.array(scoreSummarySchema), nextCursor: z.string().nullable() })
  .meta({ id: 'ScoreList' });

@ApiTags('scores')
@Controller()
export class ScoresController {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(SCORE_READER) private readonly scores: ScoreReader,
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

  @Get('zones/:code/score')
  @ApiOperation({ operationId: 'getScore', summary: 'Newest score of a zone with its indicators' })
  @ApiOkResponse({ standardSchema: scoreSchema })
  async current(@Param('code', { schema: zoneCodeSchema }) code: string) {
    await this.registry.zone(code);
    const score = await this.scores.current(code);
    if (!score)
      throw new AppError(
        ErrorCode.ScoreMissing,
        'This zone has no score yet. The first is computed a few minutes after readings arrive.',
      );
    return score;
  }

  @Get('zones/:code/scores')
  @ApiOperation({ operationId: 'listScoreHistory', summary: 'Scores of a zone, newest hour first' })
  @ApiOkResponse({ standardSchema: scoreListSchema })
  async history(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Query({ schema: historyQuerySchema }) { from, to, limit }: z.output<typeof historyQuerySchema>,
  ) {
    await this.registry.zone(code);
    const until = to === undefined ? this.clock.now() : Date.parse(to);
    const since = from === undefined ? until - 30 * DAY_MS : Date.parse(from);
    return { items: await this.scores.history(code, since, until, limit), nextCursor: null };
  }
}
