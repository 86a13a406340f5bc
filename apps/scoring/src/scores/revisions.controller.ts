import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { type RevisionQuery, scoringRpc } from '#libs/contracts';
import { RevisionsService } from './revisions.service.js';

type RevisionsQuestion = z.output<typeof scoringRpc.revisions.request>;

@Controller()
export class RevisionsController {
  constructor(private readonly revisions: RevisionsService) {}

  @MessagePattern(scoringRpc.find.subject)
  async find(@Payload({ schema: scoringRpc.find.request }) query: RevisionQuery) {
    return { score: await this.revisions.find(query) };
  }

  @MessagePattern(scoringRpc.revisions.subject)
  async list(@Payload({ schema: scoringRpc.revisions.request }) { zone, asOf }: RevisionsQuestion) {
    return { items: await this.revisions.list(zone, asOf) };
  }
}
