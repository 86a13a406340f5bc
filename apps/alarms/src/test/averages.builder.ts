import type { Clock } from '#libs/runtime';
import { silentLogger } from '#libs/testing';
import { AveragesService } from '../averages/averages.service.js';
import { CadenceBook } from '../cadences/cadence-book.js';
import type { StoredReadings } from '../missed/missed.ports.js';
import type { JudgedRow } from '../tracks/judged-pack.js';

/** Stored readings that a test can add to; each device has them all. */
export function storedReadings(rows: readonly JudgedRow[] = []): StoredReadings {
  const within = (from: number, to: number) => rows.filter(({ t }) => t >= from && t < to);
  return {
    read: async ({ from, to }) => within(from, to),
    readDevices: async ({ devices, from, to }) => new Map(devices.map(device => [device, within(from, to)])),
  };
}

/** Averages of tests: cadences are those of the channels. */
export function averagesOf(
  clock: Clock,
  stored: Pick<StoredReadings, 'readDevices'> = storedReadings(),
): AveragesService {
  const cadences = new CadenceBook({ read: async () => [] });
  return new AveragesService({ stored, cadences, clock, logger: silentLogger() });
}
