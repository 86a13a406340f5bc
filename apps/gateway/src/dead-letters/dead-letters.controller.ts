import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  deadLetterDetailSchema,
  deadLetterRunOutcomeSchema,
  deadLetterSchema,
  ErrorCode,
} from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { problemResponse } from '../http/problem.schema.js';
import { pageSchema } from '../http/query.schema.js';
import { DEAD_LETTER_BOX, type DeadLetterBox } from './dead-letters.ports.js';
import {
  countsQuerySchema,
  countsSchema,
  filterOf,
  letterIdSchema,
  listQuerySchema,
  runIdSchema,
} from './dead-letters.schema.js';

const unknown = (id: string): AppError =>
  new AppError(ErrorCode.DeadLetterUnknown, `There is no dead letter ${id}.`);

@ApiTags('dead letters')
@Controller('dead-letters')
export class DeadLettersController {
  constructor(@Inject(DEAD_LETTER_BOX) private readonly box: DeadLetterBox) {}

  @Get()
  @ApiOperation({
    operationId: 'listDeadLetters',
    summary: 'Packs and records that were not stored, with the reason, newest first',
  })
  @ApiOkResponse({ standardSchema: pageSchema('DeadLetterList', deadLetterSchema) })
  list(@Query({ schema: listQuerySchema }) { limit, cursor, ...query }: z.output<typeof listQuerySchema>) {
    return this.box.list({ ...filterOf(query), limit, cursor });
  }

  @Get('counts')
  @ApiOperation({
    operationId: 'countDeadLetters',
    summary: 'How many, by day, zone, reason and state; newest day first',
  })
  @ApiOkResponse({ standardSchema: countsSchema })
  counts(@Query({ schema: countsQuerySchema }) query: z.output<typeof countsQuerySchema>) {
    return this.box.counts(filterOf(query));
  }

  @Get('runs/:run')
  @ApiOperation({ operationId: 'getDeadLetterRun', summary: 'How far a replay is' })
  @ApiOkResponse({ standardSchema: deadLetterRunOutcomeSchema })
  async outcome(@Param('run', { schema: runIdSchema }) run: string) {
    const outcome = await this.box.outcome(run);
    if (outcome) return outcome;
    throw new AppError(ErrorCode.DeadLetterUnknown, `There was no replay ${run}.`);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getDeadLetter', summary: 'One dead letter with what happened to it' })
  @ApiOkResponse({ standardSchema: deadLetterDetailSchema })
  async find(@Param('id', { schema: letterIdSchema }) id: string) {
    const letter = await this.box.find(id);
    if (letter) return letter;
    throw unknown(id);
  }

  @Get(':id/bytes')
  @ApiOperation({ operationId: 'getDeadLetterBytes', summary: 'The bytes as they came, for 30 days' })
  @ApiOkResponse({
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiNotFoundResponse(problemResponse('No such letter, or its bytes are no longer kept'))
  async bytes(
    @Param('id', { schema: letterIdSchema }) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await this.box.bytes(id);
    if (bytes === undefined)
      throw new AppError(ErrorCode.DeadLetterBytesGone, 'The bytes are no longer kept: 30 days are over.');
    void reply
      // Whatever a stranger sent: no browser may show or run it.
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename="dead-letter-${id}.bin"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(Buffer.from(bytes));
  }
}
