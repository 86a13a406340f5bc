import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { robustnessRpc } from '#libs/contracts';
import { RobustnessService } from './robustness.service.js';

type Question = z.output<typeof robustnessRpc.assess.request>;

@Controller()
export class RobustnessController {
  constructor(private readonly robustness: RobustnessService) {}

  @MessagePattern(robustnessRpc.assess.subject)
  assess(@Payload({ schema: robustnessRpc.assess.request }) { track }: Question) {
    return this.robustness.assess(track);
  }
}
