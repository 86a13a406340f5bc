import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { scenariosRpc } from '#libs/contracts';
import { ScenariosService } from './scenarios.service.js';

type ListQuestion = z.output<typeof scenariosRpc.list.request>;
type FindQuestion = z.output<typeof scenariosRpc.find.request>;
type CreateCommand = z.output<typeof scenariosRpc.create.request>;
type ChangeCommand = z.output<typeof scenariosRpc.change.request>;
type RemoveCommand = z.output<typeof scenariosRpc.remove.request>;

@Controller()
export class ScenariosController {
  constructor(private readonly scenarios: ScenariosService) {}

  @MessagePattern(scenariosRpc.list.subject)
  async list(@Payload({ schema: scenariosRpc.list.request }) { zone }: ListQuestion) {
    return { items: await this.scenarios.list(zone) };
  }

  @MessagePattern(scenariosRpc.find.subject)
  find(@Payload({ schema: scenariosRpc.find.request }) { id }: FindQuestion) {
    return this.scenarios.get(id);
  }

  @MessagePattern(scenariosRpc.create.subject)
  create(@Payload({ schema: scenariosRpc.create.request }) { draft, actor }: CreateCommand) {
    return this.scenarios.create(draft, actor);
  }

  @MessagePattern(scenariosRpc.change.subject)
  change(@Payload({ schema: scenariosRpc.change.request }) { id, draft, actor }: ChangeCommand) {
    return this.scenarios.change(id, draft, actor);
  }

  @MessagePattern(scenariosRpc.remove.subject)
  remove(@Payload({ schema: scenariosRpc.remove.request }) { id }: RemoveCommand) {
    return this.scenarios.remove(id);
  }
}
