import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { ErrorCode, scoringRpc } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { ScoresService } from './scores.service.js';

type RunQuestion = z.output<typeof scoringRpc.run.request>;
type CurrentQuestion = z.output<typeof scoringRpc.current.request>;
type HistoryQuestion = z.output<typeof scoringRpc.history.request>;
type MethodAnswer = z.output<typeof scoringRpc.method.reply>;

@Controller()
export class ScoresController {
  constructor(private readonly scores: ScoresService) {}

  @MessagePattern(scoringRpc.run.subject)
  async run(@Payload({ schema: scoringRpc.run.request }) { zone, actor }: RunQuestion) {
    const zones = zone === null ? null : [zone];
    const report = await this.scores.run({ zones, trigger: 'requested', actor });
    if (zone !== null && report.zones === 0) {
      throw new AppError(ErrorCode.ZoneUnknown, `There is no zone ${zone}; ask for the list of zones`);
    }
    return report;
  }

  @MessagePattern(scoringRpc.current.subject)
  async current(@Payload({ schema: scoringRpc.current.request }) { zone }: CurrentQuestion) {
    if (zone === undefined) return { score: null, items: await this.scores.listCurrent() };
    return { score: await this.scores.findCurrent(zone), items: [] };
  }

  @MessagePattern(scoringRpc.history.subject)
  async history(@Payload({ schema: scoringRpc.history.request }) query: HistoryQuestion) {
    return { items: await this.scores.history(query) };
  }

  @MessagePattern(scoringRpc.method.subject)
  async method(): Promise<MethodAnswer> {
    const { method, presets } = await this.scores.method();
    const { version, pillars, indicators } = method;
    return { method: version, pillars, indicators, presets };
  }
}
