import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import {
  type AlarmActionOutcome,
  type AlarmsAcknowledged,
  alarmsRpc,
  type AlarmsShelved,
} from '#libs/contracts';
import { LifeCycleService } from './life-cycle.service.js';

type Act = z.output<typeof alarmsRpc.act.request>;
type AcknowledgeMany = z.output<typeof alarmsRpc.acknowledgeMany.request>;
type ShelveMany = z.output<typeof alarmsRpc.shelveMany.request>;

@Controller()
export class LifeCycleController {
  constructor(private readonly lifeCycle: LifeCycleService) {}

  @MessagePattern(alarmsRpc.act.subject)
  act(@Payload({ schema: alarmsRpc.act.request }) request: Act): Promise<AlarmActionOutcome> {
    return this.lifeCycle.act(request);
  }

  @MessagePattern(alarmsRpc.acknowledgeMany.subject)
  acknowledgeMany(
    @Payload({ schema: alarmsRpc.acknowledgeMany.request }) { ids, reason, actor }: AcknowledgeMany,
  ): Promise<AlarmsAcknowledged> {
    return this.lifeCycle.acknowledge(ids, reason, actor);
  }

  @MessagePattern(alarmsRpc.shelveMany.subject)
  shelveMany(
    @Payload({ schema: alarmsRpc.shelveMany.request }) { ids, actor, ...shelf }: ShelveMany,
  ): Promise<AlarmsShelved> {
    return this.lifeCycle.shelve(ids, shelf, actor);
  }
}
