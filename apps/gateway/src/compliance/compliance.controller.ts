import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { appliedLimitSchema, zoneCodeSchema } from '#libs/contracts';
import { anySimulated } from '../registry/any-simulated.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { complianceQuerySchema, complianceSchema } from './compliance.schema.js';
import { ComplianceService } from './compliance.service.js';

const limitsQuerySchema = z.strictObject({
  on: z.iso.date().optional().describe('Local date; today unless given'),
});
const zoneLimitsSchema = z.object({ items: z.array(appliedLimitSchema) }).meta({ id: 'ZoneLimits' });

const complianceListSchema = z
  .object({
    simulated: z.boolean().describe('Whether any device of the zone is simulated'),
    items: z.array(complianceSchema),
  })
  .meta({ id: 'ComplianceList' });

@ApiTags('zones')
@Controller('zones')
export class ComplianceController {
  constructor(
    private readonly compliance: ComplianceService,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
  ) {}

  @Get(':code/limits')
  @ApiOperation({
    operationId: 'listZoneLimits',
    summary:
      'Legal limits that hold in a zone on a day, with numbers as they apply: permit first, C × Kq × Kf',
  })
  @ApiOkResponse({ standardSchema: zoneLimitsSchema })
  async limits(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Query({ schema: limitsQuerySchema }) { on }: z.output<typeof limitsQuerySchema>,
  ) {
    return { items: await this.compliance.limits(code, on) };
  }

  @Get(':code/compliance')
  @ApiOperation({
    operationId: 'listCompliance',
    summary: 'Each of the last days against the limit that held, by device and metric, as reports judge it',
  })
  @ApiOkResponse({ standardSchema: complianceListSchema })
  async days(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Query({ schema: complianceQuerySchema }) query: z.output<typeof complianceQuerySchema>,
  ) {
    const items = await this.compliance.lastDays(code, query.section, query.days);
    const devices = await this.registry.devices(code);
    return { simulated: anySimulated(devices), items };
  }
}
