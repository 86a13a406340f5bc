import type { Clock, Logger } from '#libs/runtime';
import type { AveragesService } from '../averages/averages.service.js';
import type { DirectoryService } from '../directory/directory.service.js';
import { evaluateTrack } from '../tracks/evaluate-track.js';
import type { JudgedPack } from '../tracks/judged-pack.js';
import { routePacks } from '../tracks/route-packs.js';
import { emptyTrack, trackName } from '../tracks/track.js';
import type { Checkpoint, TrackStore } from '../tracks/tracks.ports.js';
import type { JudgedGroup } from './judged-group.schema.js';

/** What the service is made of. */
export interface ReadingsParts {
  readonly directory: DirectoryService;
  readonly averages: Pick<AveragesService, 'take'>;
  readonly tracks: TrackStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called when there is something to publish. */
  readonly onNotification: () => void;
  /** Called with what came, judged or not. */
  readonly onPacks?: (packs: readonly JudgedPack[]) => void;
}

/** Judges arriving readings by the rules. */
export class ReadingsService {
  private readonly reported = new Set<string>();

  constructor(private readonly parts: ReadingsParts) {}

  /**
   * Resolves when what the readings mean is stored. The same groups may come again.
   *
   * @throws AppError when a dependency is away; the same groups can be given again.
   */
  async accept(groups: readonly JudgedGroup[], checkpoint: Checkpoint): Promise<void> {
    const { directory, averages, tracks, clock, onNotification, onPacks } = this.parts;
    const packs: JudgedPack[] = groups.flatMap(group => group.packs);
    if (packs.some(({ device }) => directory.find(device) === undefined)) {
      await directory.loadIfStale();
      for (const { device } of packs) if (directory.find(device) === undefined) this.report(device);
    }
    const findPlan = (device: string) => directory.find(device);
    const judged = await averages.take(packs, routePacks(packs, findPlan), findPlan);
    const notifications = await tracks.update(
      judged.map(({ key }) => key),
      known =>
        judged.map(({ key, plan, rows, averages: means }) => ({
          key,
          ...evaluateTrack(plan, key, known.get(trackName(key)) ?? emptyTrack(), rows, means),
        })),
      clock.now(),
      checkpoint,
    );
    onPacks?.(packs);
    if (notifications > 0) onNotification();
  }

  /** How far readings were judged by whoever did so last. */
  checkpoint(): Promise<Checkpoint | undefined> {
    return this.parts.tracks.checkpoint();
  }

  private report(device: string): void {
    if (this.reported.has(device)) return;
    this.reported.add(device);
    this.parts.logger.error({ device }, 'the registry has no such device; its readings raise no alarms');
  }
}
