import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { alarmRuleEditsRpc as rpc } from '#libs/contracts';
import { RuleVersionsService } from './rule-versions.service.js';

@Controller()
export class RuleVersionsController {
  constructor(private readonly rules: RuleVersionsService) {}

  @MessagePattern(rpc.list.subject)
  list(@Payload({ schema: rpc.list.request }) { zone }: z.output<typeof rpc.list.request>) {
    return { items: this.rules.list(zone ?? null) };
  }

  @MessagePattern(rpc.find.subject)
  find(@Payload({ schema: rpc.find.request }) { rule }: z.output<typeof rpc.find.request>) {
    return { detail: this.rules.find(rule) ?? null };
  }

  @MessagePattern(rpc.add.subject)
  add(@Payload({ schema: rpc.add.request }) { actor, ...draft }: z.output<typeof rpc.add.request>) {
    return this.rules.add(draft, actor);
  }
}
