import { groupBy } from '#libs/runtime';
import type { CatalogueService } from '../catalogue/catalogue.service.js';
import type { DirtyMark } from '../dirty/dirty-mark.js';
import type { DirtyService } from '../dirty/dirty.service.js';
import type { Work } from '../dirty/pick-work.js';
import type { WindowNotices } from '../notices/notices.service.js';
import type { DaysService } from './days.service.js';
import type { HoursService } from './hours.service.js';
import { WindowBatch } from './window-batch.js';
import type { WindowCache } from './window-cache.js';
import type { WindowStore } from './windows.ports.js';

/** What the service works with. */
export interface WindowsServiceParts {
  readonly catalogue: CatalogueService;
  readonly dirty: DirtyService;
  readonly hours: HoursService;
  readonly days: DaysService;
  readonly cache: WindowCache;
  readonly store: WindowStore;
  readonly notices: WindowNotices;
}

/** Computes and writes what is marked. */
export class WindowsService {
  constructor(private readonly parts: WindowsServiceParts) {}

  /**
   * Does one piece of work. Marks of further windows are safe before a window that calls for them is
   * written, so that a crash between the two forgets nothing.
   *
   * @returns how many windows were written.
   * @throws AppError when a store is away; the work can be done again.
   */
  async process(work: Work): Promise<number> {
    const { store, notices, cache } = this.parts;
    const batch = new WindowBatch(store, notices);
    try {
      for (const [measurement, marks] of groupBy(work.marks, mark => mark.measurement)) {
        if (work.kind === 'day') await this.processDay(measurement, marks, batch);
        else await this.processHours(measurement, marks, batch);
      }
      await batch.flush();
      return batch.written;
    } catch (error) {
      // It may hold what was computed and never written.
      cache.clear();
      throw error;
    }
  }

  private async processHours(
    measurement: string,
    marks: readonly DirtyMark[],
    batch: WindowBatch,
  ): Promise<void> {
    const { catalogue, hours, dirty } = this.parts;
    const { rows, following } = await hours.compute(measurement, catalogue.columns(measurement), marks);
    if (following.length > 0) await dirty.mark(following);
    for (const row of rows) batch.add(row);
    await batch.relieve();
  }

  private async processDay(
    measurement: string,
    marks: readonly DirtyMark[],
    batch: WindowBatch,
  ): Promise<void> {
    const { catalogue, days, dirty } = this.parts;
    const columns = catalogue.columns(measurement);
    const following = await days.following(measurement, columns, marks);
    if (following.length > 0) await dirty.mark(following);
    for await (const rows of days.compute(measurement, columns, marks)) {
      for (const row of rows) batch.add(row);
      await batch.relieve();
    }
  }
}
