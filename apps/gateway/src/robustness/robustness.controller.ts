import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { robustnessQuerySchema, robustnessSchema } from '#libs/contracts';
import { ROBUSTNESS_REPORT, type RobustnessReport } from './robustness.ports.js';

@ApiTags('scores')
@Controller('robustness')
export class RobustnessController {
  constructor(@Inject(ROBUSTNESS_REPORT) private readonly report: RobustnessReport) {}

  @Get()
  @ApiOperation({
    operationId: 'getRobustness',
    summary:
      'How firm the ranking of a track is: rank bands, ties, and what each choice of the method explains',
  })
  @ApiOkResponse({ standardSchema: robustnessSchema })
  get(@Query({ schema: robustnessQuerySchema }) { track }: z.output<typeof robustnessQuerySchema>) {
    return this.report.ofTrack(track);
  }
}
