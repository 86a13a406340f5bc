import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { alarmsRpc } from '#libs/contracts';
import {
  EPISODE_READ_MODEL,
  type EpisodeFilter,
  type EpisodePage,
  type EpisodeReadModel,
} from './episodes.ports.js';

type Find = z.output<typeof alarmsRpc.find.request>;
type Found = z.output<typeof alarmsRpc.find.reply>;
type FindHistories = z.output<typeof alarmsRpc.histories.request>;
type Histories = z.output<typeof alarmsRpc.histories.reply>;

@Controller()
export class EpisodesController {
  constructor(@Inject(EPISODE_READ_MODEL) private readonly episodes: EpisodeReadModel) {}

  @MessagePattern(alarmsRpc.list.subject)
  list(@Payload({ schema: alarmsRpc.list.request }) filter: EpisodeFilter): Promise<EpisodePage> {
    return this.episodes.list(filter);
  }

  @MessagePattern(alarmsRpc.find.subject)
  async find(@Payload({ schema: alarmsRpc.find.request }) { id }: Find): Promise<Found> {
    return { detail: (await this.episodes.find(id)) ?? null };
  }

  @MessagePattern(alarmsRpc.histories.subject)
  async histories(
    @Payload({ schema: alarmsRpc.histories.request }) { ids }: FindHistories,
  ): Promise<Histories> {
    const found = await this.episodes.histories(ids);
    return { items: [...found].map(([id, history]) => ({ id, history })) };
  }
}
