import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ErrorCode } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { momentOf } from '../http/query.schema.js';
import { changesQuerySchema, changesSchema } from './changes.schema.js';
import { ChangesService } from './changes.service.js';

const HOUR_MS = 3_600_000;
const LONGEST_MS = 24 * HOUR_MS;

@ApiTags('zones')
@Controller('changes')
export class ChangesController {
  constructor(
    private readonly changes: ChangesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listChanges',
    summary:
      'Scores that moved, legal events proposed and decided, and facts put on record lately, newest first; alarms have a list of their own',
  })
  @ApiOkResponse({ standardSchema: changesSchema })
  async list(@Query({ schema: changesQuerySchema }) { since }: z.output<typeof changesQuerySchema>) {
    const now = this.clock.now();
    const from = momentOf(since) ?? now - HOUR_MS;
    if (from < now - LONGEST_MS) throw new AppError(ErrorCode.Invalid, '`since` is at most a day ago.');
    return { items: await this.changes.since(from), nextCursor: null };
  }
}
