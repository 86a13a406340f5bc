import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { changesSchema, zoneCodeSchema } from '#libs/contracts';
import { momentOf } from '../http/query.schema.js';
import { rankingQuerySchema } from '../ranking/ranking-query.js';
import { RankingService } from '../ranking/ranking.service.js';
import { searchParametersSchema, toSearch } from '../search/search-query.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { SCORE_BOOK, type ScoreBook } from '../scores/scores.ports.js';
import { SearchService } from '../search/search.service.js';
import { WHAT_IF_ENGINE, type WhatIfEngine } from '../what-if/what-if.ports.js';
import { ExportRoute } from './export-response.js';
import { exportParameters, ExportSender } from './export.sender.js';
import { rankingTable, searchTable } from './tables/investors.table.js';
import { whatIfTable } from './tables/what-if.table.js';

const rankingExportSchema = rankingQuerySchema.extend(exportParameters);
const searchExportSchema = searchParametersSchema
  .extend(exportParameters)
  .transform(({ format, lang, ...search }, context) => ({ format, lang, search: toSearch(search, context) }));

const changesTextSchema = z
  .string()
  .max(8_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(changesSchema)
  .describe('`changes` of POST /api/v1/zones/{code}/what-if, as JSON');
const whatIfExportSchema = z.strictObject({
  ...{ zone: zoneCodeSchema, changes: changesTextSchema },
  ...exportParameters,
});

@ApiTags('exports')
@Controller('exports')
export class InvestorExportsController {
  constructor(
    private readonly ranking: RankingService,
    private readonly searches: SearchService,
    @Inject(WHAT_IF_ENGINE) private readonly engine: WhatIfEngine,
    @Inject(SCORE_BOOK) private readonly scores: ScoreBook,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    private readonly sender: ExportSender,
  ) {}

  @Get('ranking')
  @ExportRoute('exportRanking', 'Places of zones under official, preset or own weights, as a file')
  async ofRanking(
    @Query({ schema: rankingExportSchema })
    { format, lang, asOf, ...query }: z.output<typeof rankingExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, { format, lang }, async () =>
      rankingTable(await this.ranking.rank({ ...query, asOf: momentOf(asOf) })),
    );
  }

  @Get('search')
  @ExportRoute('exportSearch', 'How zones answer needs, one row a zone and need, as a file')
  async ofSearch(
    @Query({ schema: searchExportSchema }) { search, ...how }: z.output<typeof searchExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, how, async () =>
      searchTable(await this.searches.search({ ...search, asOf: momentOf(search.asOf) })),
    );
  }

  @Get('what-if')
  @ExportRoute('exportWhatIf', 'A zone as it is and as it would be, as a file')
  async ofWhatIf(
    @Query({ schema: whatIfExportSchema }) { zone, changes, ...how }: z.output<typeof whatIfExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, how, async () => {
      await this.registry.zone(zone);
      const outcome = await this.engine.evaluate(zone, changes);
      return whatIfTable(outcome, changes, await this.scores.method());
    });
  }
}
