import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { momentOf } from '../http/query.schema.js';
import { rankingQuerySchema } from '../ranking/ranking-query.js';
import { RankingService } from '../ranking/ranking.service.js';
import { searchParametersSchema, toSearch } from '../search/search-query.js';
import { SearchService } from '../search/search.service.js';
import { ExportRoute } from './export-response.js';
import { exportParameters, ExportSender } from './export.sender.js';
import { rankingTable, searchTable } from './tables/investors.table.js';

const rankingExportSchema = rankingQuerySchema.extend(exportParameters);
const searchExportSchema = searchParametersSchema
  .extend(exportParameters)
  .transform(({ format, lang, ...search }, context) => ({ format, lang, search: toSearch(search, context) }));

@ApiTags('exports')
@Controller('exports')
export class InvestorExportsController {
  constructor(
    private readonly ranking: RankingService,
    private readonly searches: SearchService,
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
}
