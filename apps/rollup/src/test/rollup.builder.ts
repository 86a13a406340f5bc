import type { Metric } from '#libs/contracts';
import { FakeClock, silentLogger } from '#libs/testing';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { DirtyService } from '../dirty/dirty.service.js';
import { WindowNotices } from '../notices/notices.service.js';
import { ReadingsService } from '../readings/readings.service.js';
import { DaysService } from '../windows/days.service.js';
import { FlushService } from '../windows/flush.service.js';
import { HoursService } from '../windows/hours.service.js';
import { WindowCache } from '../windows/window-cache.js';
import { WindowsService } from '../windows/windows.service.js';
import { InMemoryDirtyStore } from './in-memory-dirty.store.js';
import { InMemoryRawStore } from './in-memory-raw.store.js';
import { InMemoryWindowStore } from './in-memory-window.store.js';

/** A metric of the catalogue, with the parts that windows depend on. */
export function aMetric(id: string, measurement: string, aggregate: Metric['aggregate']): Metric {
  return {
    id,
    measurement,
    field: id.replaceAll('.', '_'),
    nameVi: id,
    nameEn: id,
    ucum: '1',
    units: [{ unit: '1', factor: 1 }],
    kind: aggregate === 'increase' ? 'counter' : 'gauge',
    aggregate,
    cadenceSeconds: 60,
    decimals: 0,
    qc: { gross: { min: null, max: null }, plausible: null, rateOfChange: null, flatLine: null },
    sensor: 'test',
    source: 'test',
    confidence: 'low',
  };
}

/** What survives a crash. */
export class Stores {
  readonly raw = new InMemoryRawStore();
  readonly windows = new InMemoryWindowStore();
  readonly dirty = new InMemoryDirtyStore();
}

/** The service without servers. */
export async function aRollup(metrics: readonly Metric[], stores: Stores, clock: FakeClock) {
  const logger = silentLogger();
  const cache = new WindowCache();
  const registry = { metrics: async () => [...metrics], devices: async () => [] };
  const catalogue = new CatalogueService(registry, clock, () => cache.clear());
  await catalogue.load();
  const dirty = new DirtyService(stores.dirty, clock);
  await dirty.load();
  const notices = new WindowNotices({ publish: async () => undefined }, clock, logger);
  const windows = new WindowsService({
    catalogue,
    dirty,
    hours: new HoursService(stores.raw, stores.windows, cache, clock),
    days: new DaysService(stores.raw, cache, clock),
    cache,
    store: stores.windows,
    notices,
  });
  const flush = new FlushService(dirty, windows, notices, logger);
  return {
    readings: new ReadingsService(catalogue, dirty, clock, logger),
    flush,
    /** Works off everything. */
    async settle(): Promise<void> {
      for (let quiet = 0; quiet < 2; ) {
        clock.advance(20_000);
        quiet = (await flush.runOnce()) === 'idle' ? quiet + 1 : 0;
      }
    },
  };
}
