import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { registryRpc } from '#libs/contracts';
import { CadencesService } from './cadences.service.js';

@Controller()
export class CadencesController {
  constructor(private readonly cadences: CadencesService) {}

  @MessagePattern(registryRpc.cadences.subject)
  list(
    @Payload({ schema: registryRpc.cadences.request })
    { zone }: z.output<typeof registryRpc.cadences.request>,
  ) {
    return this.cadences.list(zone);
  }

  @MessagePattern(registryRpc.declareCadence.subject)
  declare(
    @Payload({ schema: registryRpc.declareCadence.request })
    declaration: z.output<typeof registryRpc.declareCadence.request>,
  ) {
    return this.cadences.declare(declaration);
  }
}
