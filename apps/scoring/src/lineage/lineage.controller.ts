import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { type ChangesQuery, type ExplanationQuery, lineageRpc, type UsedWindowsQuery } from '#libs/contracts';
import { LineageService } from './lineage.service.js';

@Controller()
export class LineageController {
  constructor(private readonly lineage: LineageService) {}

  @MessagePattern(lineageRpc.explain.subject)
  async explain(@Payload({ schema: lineageRpc.explain.request }) query: ExplanationQuery) {
    return { explanation: await this.lineage.explain(query) };
  }

  @MessagePattern(lineageRpc.windows.subject)
  async windows(@Payload({ schema: lineageRpc.windows.request }) query: UsedWindowsQuery) {
    return { windows: await this.lineage.windows(query) };
  }

  @MessagePattern(lineageRpc.changes.subject)
  async changes(@Payload({ schema: lineageRpc.changes.request }) query: ChangesQuery) {
    return { changes: await this.lineage.changes(query) };
  }
}
