import { ConsoleLogger, Logger } from '@nestjs/common';
import type { Zone } from '#libs/contracts';
import { FakeClock } from '#libs/testing';
import type { RegistryView } from '../registry/registry.ports.js';
import type { Report } from './report.schema.js';
import type { ReportsService } from './reports.service.js';
import { ReportsTimer } from './reports.timer.js';

const HOUR = 3_600_000;
/** October 2026 ends in Hải Phòng. */
const END = Date.parse('2026-10-31T17:00:00Z');
const zones = [
  { code: 'a', status: 'operating' },
  { code: 'b', status: 'planned' },
  { code: 'c', status: 'operating' },
] as Zone[];

function timerAt(now: number, known: Record<string, Partial<Report>[]> = {}, failing = '') {
  const made: string[] = [];
  const reports = {
    list: async (zone: string) => (known[zone] ?? []) as Report[],
    make: async (zone: string, month: string, reason: string) => {
      if (zone === failing) throw new Error('away');
      made.push(`${zone} ${month} ${reason}`);
    },
  } as unknown as ReportsService;
  const registry = { zones: async () => zones } as unknown as RegistryView;
  const clock = new FakeClock(now);
  return { made, timer: new ReportsTimer(reports, registry, clock, 72 * HOUR) };
}

describe('ReportsTimer', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  afterAll(() => {
    Logger.overrideLogger(new ConsoleLogger());
  });

  it('waits for late data, then makes the report of each operating zone', async () => {
    const early = timerAt(END + 71 * HOUR);
    await early.timer.tick();
    expect(early.made).toEqual([]);
    const due = timerAt(END + 72 * HOUR);
    await due.timer.tick();
    expect(due.made).toEqual(['a 2026-10 scheduled', 'c 2026-10 scheduled']);
  });

  it('makes what is missing only; one of a month that had not ended does not count', async () => {
    const { made, timer } = timerAt(END + 80 * HOUR, { a: [{ complete: true }], c: [{ complete: false }] });
    await timer.tick();
    expect(made).toEqual(['c 2026-10 scheduled']);
  });

  it('goes on when one cannot be made', async () => {
    const { made, timer } = timerAt(END + 80 * HOUR, {}, 'a');
    await timer.tick();
    expect(made).toEqual(['c 2026-10 scheduled']);
  });
});
