import type { Clock, Logger } from '#libs/runtime';
import type { CatalogueService } from '../catalogue/catalogue.service.js';
import type { Checkpoint } from '../dirty/dirty.ports.js';
import type { DirtyService } from '../dirty/dirty.service.js';
import { type GroupMarks, marksOfGroup, type TouchedGroup } from '../dirty/marks-of-group.js';

/** Marks the windows that arriving readings touched. */
export class ReadingsService {
  /** Rows left out because raw readings of their time may have expired. */
  tooOld = 0;
  private readonly reported = new Set<string>();

  constructor(
    private readonly catalogue: CatalogueService,
    private readonly dirty: DirtyService,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * Resolves when the marks are safe.
   *
   * @throws AppError when a dependency is away; the same groups can be given again.
   */
  async accept(groups: readonly TouchedGroup[], checkpoint: Checkpoint): Promise<void> {
    let all = this.marksOf(groups);
    if (all.some(({ unknownMetrics }) => unknownMetrics.size > 0)) {
      await this.catalogue.loadIfStale();
      all = this.marksOf(groups);
    }
    for (const { tooOld, unknownMetrics } of all) {
      this.tooOld += tooOld;
      for (const metric of unknownMetrics) this.report(metric);
    }
    await this.dirty.mark(
      all.flatMap(({ marks }) => marks),
      checkpoint,
    );
  }

  private marksOf(groups: readonly TouchedGroup[]): GroupMarks[] {
    return groups.map(group => marksOfGroup(group, this.catalogue.current, this.clock.now()));
  }

  private report(metric: string): void {
    if (this.reported.has(metric)) return;
    this.reported.add(metric);
    this.logger.error({ metric }, 'the catalogue has no such metric; it gets no windows');
  }
}
