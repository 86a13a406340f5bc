import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { zoneCodeSchema } from '#libs/contracts';
import { CommandsService } from '../commands/commands.service.js';
import { fileName } from '../exports/file-name.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { problemResponse } from '../http/problem.schema.js';
import { pageSchema } from '../http/query.schema.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { monthSchema, reportSchema } from './report.schema.js';
import { ReportsService } from './reports.service.js';

const listQuerySchema = z.strictObject({ month: monthSchema.optional() });
const makeSchema = z.strictObject({
  month: monthSchema.describe(
    'A month of Asia/Ho_Chi_Minh; one that has not ended is reported up to yesterday',
  ),
  reason: z.string().trim().min(3).max(300).default('requested').describe('Why; it stands in the report'),
});
const madeSchema = z
  .object({
    outcome: z
      .enum(['made', 'unchanged'])
      .describe('`unchanged`: the newest revision says the same, and is answered'),
    report: reportSchema,
  })
  .meta({ id: 'MadeReport' });
const fileQuerySchema = z.strictObject({ lang: z.enum(['vi', 'en']).default('vi') });
const listSchema = pageSchema('ReportList', reportSchema);

@ApiTags('reports')
@Controller()
export class ReportsController {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    private readonly reports: ReportsService,
    private readonly commands: CommandsService,
  ) {}

  @Get('zones/:code/reports')
  @ApiOperation({
    operationId: 'listReports',
    summary: 'Monthly environmental reports of a zone, each revision; the newest first',
  })
  @ApiOkResponse({ standardSchema: listSchema })
  async list(
    @Param('code', { schema: zoneCodeSchema }) zone: string,
    @Query({ schema: listQuerySchema }) { month }: z.output<typeof listQuerySchema>,
  ): Promise<z.infer<typeof listSchema>> {
    await this.registry.zone(zone);
    return { items: await this.reports.list(zone, month), nextCursor: null };
  }

  @Post('zones/:code/reports')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'makeReport',
    summary: 'Makes the report of a month, or another revision when its figures have changed since',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(makeSchema, 'input') })
  @ApiOkResponse({ standardSchema: madeSchema })
  async make(
    @Param('code', { schema: zoneCodeSchema }) zone: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof madeSchema>> {
    await this.registry.zone(zone);
    const { month, reason } = jsonBody(request, makeSchema);
    const target = `${zone} ${month}`;
    const command = { command: 'make-report', target, actorId, correlationId: request.id };
    return this.commands.run(command, actor => this.reports.make(zone, month, reason, actor));
  }

  @Get('reports/:id/pdf')
  @ApiOperation({ operationId: 'downloadReport', summary: 'A report as PDF, always the same bytes' })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  @ApiNotFoundResponse(problemResponse('No such report'))
  async file(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: fileQuerySchema }) { lang }: z.output<typeof fileQuerySchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { report, file } = await this.reports.file(id, lang);
    const words = ['environmental-report', report.zone, report.month, `r${report.revision}`, lang];
    void reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="${fileName(words, report.simulated, 'pdf')}"`)
      .header('etag', `"${file.sha256}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(file.bytes);
  }
}
