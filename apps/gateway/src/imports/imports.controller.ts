import { Controller, Headers, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { CommandsService } from '../commands/commands.service.js';
import { IMPORT_BYTES } from '../http/body-limits.js';
import { problemResponse } from '../http/problem.schema.js';
import { readBody } from '../http/read-body.js';
import { ENCODING_HEADER } from '../http/request-headers.js';
import { ImportProgressStream } from './import-progress.stream.js';
import { importQuerySchema, importReportSchema, reportOf } from './imports.schema.js';
import { ImportsService } from './imports.service.js';

const MEDIA_TYPE = 'text/csv';
const FILE_BODY = { types: [MEDIA_TYPE], limit: IMPORT_BYTES, what: 'A file' };

const DESCRIPTION = `The first line names the columns: device, metric, time (RFC 3339 with an offset, or Unix ms), value and perhaps unit;
separated by commas, or by semicolons with a comma for the decimal point. At most 32 MiB after decompression; one file is worked on at
a time, another one is answered 503 \`IMPORT.BUSY\`.

A dry run answers the report. An import answers lines of JSON while it goes on: \`{"type": "progress", …}\` and in the end \`{"type": "done", …}\` or
\`{"type": "failed", "code", "detail"}\`. When it is broken off, import the same file again: what is stored is not sent twice. An import
never replaces what a device sent itself.`;

@ApiTags('telemetry')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly commands: CommandsService,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'importReadings',
    summary: 'Imports a CSV file of readings as history; a command, recorded with its actor',
    description: DESCRIPTION,
  })
  @ApiConsumes(MEDIA_TYPE)
  @ApiProduces('application/json', 'application/x-ndjson')
  @ApiHeader({
    name: 'x-gz-actor',
    required: false,
    description: 'Id of GET /api/v1/actors; a dry run needs none',
  })
  @ApiHeader(ENCODING_HEADER)
  @ApiBody({ schema: { type: 'string', example: 'device,metric,time,value,unit\n' } })
  @ApiOkResponse({ standardSchema: importReportSchema, description: 'Of a dry run; else lines of progress' })
  @ApiUnprocessableEntityResponse(problemResponse('The file has faulty lines; nothing was imported'))
  async post(
    @Query({ schema: importQuerySchema }) { name, dryRun, faults }: z.output<typeof importQuerySchema>,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await readBody(request, FILE_BODY);
    if (dryRun === 'true') {
      const { report } = await this.imports.alone(() => this.imports.read(bytes));
      return void reply.status(200).send(reportOf(report));
    }
    const command = { command: 'import-readings', target: name ?? 'csv', actorId, correlationId: request.id };
    const stream = new ImportProgressStream(reply);
    try {
      const ended = await this.imports.alone(async () => {
        const file = await this.imports.read(bytes);
        const report = reportOf(file.report);
        if (report.readings === 0 || (report.faultCount > 0 && faults === 'refuse')) throw faulty(report);
        return this.commands.run(command, async () => {
          stream.begin();
          const progress = await this.imports.send(file, each => stream.tell(each), stream.left);
          return { state: stream.left.aborted ? 'broken-off' : 'done', ...progress };
        });
      });
      // Only now: whoever hears it may send the next file at once.
      stream.end(ended);
    } catch (error) {
      stream.fail(error);
      throw error;
    }
  }
}

function faulty({ faultCount, faults, readings }: z.infer<typeof importReportSchema>): AppError {
  const [first] = faults;
  const where = first === undefined ? '' : ` The first is in line ${first.line}: ${first.message}.`;
  const what =
    readings === 0 ? 'The file has no reading that can be imported.' : 'The file has faulty lines.';
  const advice = readings === 0 ? '' : ' Correct them, or leave them out with faults=skip.';
  return new AppError(ErrorCode.ImportFaulty, `${what} Faults: ${faultCount}.${where}${advice}`, {
    data: { faultCount, faults: faults.slice(0, 100) },
  });
}
