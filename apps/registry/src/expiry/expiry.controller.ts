import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { factsWorkflowRpc as rpc } from '#libs/contracts';
import { ExpiryService } from './expiry.service.js';

@Controller()
export class ExpiryController {
  constructor(private readonly expiry: ExpiryService) {}

  @MessagePattern(rpc.expiring.subject)
  expiring(
    @Payload({ schema: rpc.expiring.request })
    { zone, withinDays }: z.output<typeof rpc.expiring.request>,
  ) {
    return this.expiry.expiring(withinDays, zone);
  }
}
