import { Controller, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { deadLetterSchema, deviceIdSchema, zoneCodeSchema } from '#libs/contracts';
import { problemResponse } from '../http/problem.schema.js';
import { readBody } from '../http/read-body.js';
import { ENCODING_HEADER } from '../http/request-headers.js';
import { MOST_FILE_BYTES, Tt10FileService } from './tt10-file.service.js';

const MEDIA_TYPE = 'text/plain';
const FILE_BODY = { types: [MEDIA_TYPE], limit: MOST_FILE_BYTES, what: 'A file' };
const STATUS = { committed: 200, pending: 202, partly: 207 } as const;

const querySchema = z.strictObject({
  name: z.string().min(1).max(120).describe('`<station>_<yyyyMMddHHmmss>.txt`'),
});
const outcomeSchema = z
  .object({
    name: z.string(),
    station: z.string(),
    state: z.enum(['committed', 'partly', 'pending']),
    readings: z.number().int().describe('Lines that were understood'),
    faults: z.array(z.object({ line: z.number().int(), code: z.string(), message: z.string() })),
    packs: z.array(
      z.object({
        ...{ zone: zoneCodeSchema, device: deviceIdSchema, key: z.string() },
        state: z.enum(['committed', 'partly', 'pending', 'rejected']),
        deadLetters: z.array(deadLetterSchema),
      }),
    ),
  })
  .meta({ id: 'TelemetryFile' });

@ApiTags('telemetry')
@Controller('telemetry')
export class FilesController {
  constructor(private readonly files: Tt10FileService) {}

  @Post('files')
  @ApiOperation({
    operationId: 'postTelemetryFile',
    summary: 'One file of Circular 10/2021/TT-BTNMT; the same file again changes nothing',
    description:
      'A line a parameter: symbol, value, unit, time (yyyyMMddHHmmss, UTC+7), status (00, 01, 02), with tabs between. What came with status 01 or 02 is kept as an event and not averaged. At most 64 KiB.',
  })
  @ApiConsumes(MEDIA_TYPE)
  @ApiHeader(ENCODING_HEADER)
  @ApiBody({ schema: { type: 'string', example: 'COD\t48.2\tmg/L\t20261001103000\t00\r\n' } })
  @ApiOkResponse({ standardSchema: outcomeSchema, description: 'All of it is stored' })
  @ApiAcceptedResponse({ standardSchema: outcomeSchema, description: 'Not stored within 3 s' })
  @ApiResponse({ status: 207, standardSchema: outcomeSchema, description: 'Stored but for the faults named' })
  @ApiUnprocessableEntityResponse(problemResponse('Nothing of it can be stored, and why'))
  async post(
    @Query({ schema: querySchema }) { name }: z.output<typeof querySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.input<typeof outcomeSchema>> {
    const outcome = await this.files.take(name, await readBody(request, FILE_BODY));
    void reply.status(STATUS[outcome.state]);
    return {
      ...outcome,
      faults: [...outcome.faults],
      packs: outcome.packs.map(pack => ({ ...pack, deadLetters: [...pack.deadLetters] })),
    };
  }
}
