import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { certificatesRpc } from '#libs/contracts';
import { CertificatesService } from './certificates.service.js';

type Question = z.output<typeof certificatesRpc.ofZone.request>;

@Controller()
export class CertificatesController {
  constructor(private readonly certificates: CertificatesService) {}

  @MessagePattern(certificatesRpc.ofZone.subject)
  ofZone(@Payload({ schema: certificatesRpc.ofZone.request }) { zone }: Question) {
    return this.certificates.ofZone(zone);
  }
}
