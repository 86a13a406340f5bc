import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ErrorCode, RAW_KEPT_MS, zoneCodeSchema } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { momentOf } from '../http/query.schema.js';
import { outagesQuerySchema, outagesSchema } from './outages.schema.js';
import { OutagesService } from './outages.service.js';

@ApiTags('zones')
@Controller('zones')
export class OutagesController {
  constructor(
    private readonly outages: OutagesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':code/outages')
  @ApiOperation({
    operationId: 'listPowerOutages',
    summary: 'Power outages of a zone as its main meters told them, with whether SAIDI counts them',
  })
  @ApiOkResponse({ standardSchema: outagesSchema })
  async list(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Query({ schema: outagesQuerySchema }) query: z.output<typeof outagesQuerySchema>,
  ) {
    const to = momentOf(query.to) ?? this.clock.now();
    const from = momentOf(query.from) ?? to - RAW_KEPT_MS;
    if (from >= to) throw new AppError(ErrorCode.Invalid, '`from` must be before `to`.');
    return this.outages.ofZone(code, from, to);
  }
}
