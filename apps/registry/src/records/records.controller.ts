import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { factsRpc, factsWorkflowRpc as rpc } from '#libs/contracts';
import { RecordsService } from './records.service.js';

@Controller()
export class RecordsController {
  constructor(private readonly records: RecordsService) {}

  @MessagePattern(factsRpc.facts.subject)
  facts(
    @Payload({ schema: factsRpc.facts.request })
    { zone, knownAt }: z.output<typeof factsRpc.facts.request>,
  ) {
    return this.records.facts(zone, knownAt);
  }

  @MessagePattern(factsRpc.confirmedEvents.subject)
  confirmedEvents(
    @Payload({ schema: factsRpc.confirmedEvents.request })
    { zone, knownAt }: z.output<typeof factsRpc.confirmedEvents.request>,
  ) {
    return this.records.events(zone, knownAt);
  }

  @MessagePattern(rpc.records.subject)
  factRecords(@Payload({ schema: rpc.records.request }) asked: z.output<typeof rpc.records.request>) {
    return this.records.factRecords(asked);
  }

  @MessagePattern(rpc.events.subject)
  eventRecords(@Payload({ schema: rpc.events.request }) asked: z.output<typeof rpc.events.request>) {
    return this.records.eventRecords(asked);
  }
}
