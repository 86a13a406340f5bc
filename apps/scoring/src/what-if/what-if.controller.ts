import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { whatIfRpc } from '#libs/contracts';
import { WhatIfService } from './what-if.service.js';

type Question = z.output<typeof whatIfRpc.evaluate.request>;

@Controller()
export class WhatIfController {
  constructor(private readonly service: WhatIfService) {}

  @MessagePattern(whatIfRpc.evaluate.subject)
  evaluate(@Payload({ schema: whatIfRpc.evaluate.request }) { zone, changes }: Question) {
    return this.service.evaluate(zone, changes);
  }
}
