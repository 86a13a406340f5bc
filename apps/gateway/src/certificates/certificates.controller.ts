import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { certificatesSchema, zoneCodeSchema } from '#libs/contracts';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { CERTIFICATE_TRACKER, type CertificateTracker } from './certificates.ports.js';

@ApiTags('scores')
@Controller('zones/:code/certificates')
export class CertificatesController {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(CERTIFICATE_TRACKER) private readonly tracker: CertificateTracker,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getCertificates',
    summary: 'How far a zone is with each requirement of the eco-industrial-park frameworks; no legal advice',
  })
  @ApiOkResponse({ standardSchema: certificatesSchema })
  async get(@Param('code', { schema: zoneCodeSchema }) code: string) {
    await this.registry.zone(code);
    return this.tracker.ofZone(code);
  }
}
