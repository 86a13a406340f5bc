import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { alarmsRpc } from '#libs/contracts';
import {
  EPISODE_READ_MODEL,
  type EpisodeFilter,
  type EpisodePage,
  type EpisodeReadModel,
} from './episodes.ports.js';

@Controller()
export class EpisodesController {
  constructor(@Inject(EPISODE_READ_MODEL) private readonly episodes: EpisodeReadModel) {}

  @MessagePattern(alarmsRpc.list.subject)
  list(@Payload({ schema: alarmsRpc.list.request }) filter: EpisodeFilter): Promise<EpisodePage> {
    return this.episodes.list(filter);
  }
}
