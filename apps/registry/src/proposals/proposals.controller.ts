import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { factsWorkflowRpc as rpc } from '#libs/contracts';
import { ProposalsService } from './proposals.service.js';

@Controller()
export class ProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  @MessagePattern(rpc.propose.subject)
  propose(@Payload({ schema: rpc.propose.request }) request: z.output<typeof rpc.propose.request>) {
    return this.proposals.propose(request);
  }

  @MessagePattern(rpc.decide.subject)
  decide(@Payload({ schema: rpc.decide.request }) request: z.output<typeof rpc.decide.request>) {
    return this.proposals.decide(request);
  }

  @MessagePattern(rpc.proposals.subject)
  list(@Payload({ schema: rpc.proposals.request }) query: z.output<typeof rpc.proposals.request>) {
    return this.proposals.list(query);
  }
}
