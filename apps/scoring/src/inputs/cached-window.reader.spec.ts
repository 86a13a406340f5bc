import fc from 'fast-check';
import type { WindowSeries, WindowValues } from '#libs/readiness';
import { TIER_MS, windowStart } from '#libs/telemetry';
import { CachedWindowReader, type WindowSource, type ZonesWindowSource } from './cached-window.reader.js';
import type { MetricRead, ZoneReads } from './inputs.ports.js';

const HOUR = TIER_MS.hour;
const DAY = TIER_MS.day;
const START = windowStart('day', Date.UTC(2026, 5, 1));
const ZONE = 'trang-due';

/** Windows by `tier metric device`, then by start. */
class MemorySource implements WindowSource, ZonesWindowSource {
  readonly windows = new Map<string, Map<number, WindowValues>>();
  /** Spans that were asked for, in days. */
  readonly asked: number[] = [];
  failing = false;

  /** Zones that were asked for in one go. */
  readonly together: string[][] = [];

  async readZones(zones: readonly ZoneReads[]): Promise<WindowSeries[][]> {
    this.together.push(zones.map(({ zone }) => zone));
    return Promise.all(zones.map(({ zone, reads }) => this.read(zone, reads)));
  }

  async read(_zone: string, reads: readonly MetricRead[]): Promise<WindowSeries[]> {
    if (this.failing) throw new Error('away');
    this.asked.push(Math.max(...reads.map(({ from, to }) => (to - from) / DAY)));
    return reads.flatMap(({ tier, metric, from, to }) =>
      ['a', 'b'].flatMap(device => {
        const windows = [...(this.windows.get(`${tier} ${metric} ${device}`)?.values() ?? [])]
          .filter(({ start }) => start >= from && start < to)
          .sort((x, y) => x.start - y.start);
        return windows.length === 0 ? [] : [{ tier, metric, device, windows }];
      }),
    );
  }

  put(tier: 'day' | 'hour', metric: string, device: string, start: number, mean: number): void {
    const key = `${tier} ${metric} ${device}`;
    const series = this.windows.get(key) ?? new Map<number, WindowValues>();
    const rest = { min: null, max: null, sum: null, increase: null, suspect: 0, fail: 0 };
    series.set(start, { start, n: 1, mean, ...rest });
    this.windows.set(key, series);
  }
}

/** What is read at a full hour: an hourly metric of 4 days, a daily one of 6. */
const readsAt = (asOf: number): MetricRead[] => [
  {
    tier: 'hour',
    metric: 'm.h',
    measurement: 'm',
    field: 'h',
    values: ['mean'],
    from: windowStart('day', asOf - 4 * DAY),
    to: asOf,
  },
  {
    tier: 'day',
    metric: 'm.d',
    measurement: 'm',
    field: 'd',
    values: ['mean'],
    from: windowStart('day', asOf - 6 * DAY),
    to: windowStart('day', asOf),
  },
];

const byKey = (series: readonly WindowSeries[]) =>
  new Map(series.map(({ tier, metric, device, windows }) => [`${tier} ${metric} ${device}`, windows]));

const step = fc.record({
  /** Hours that pass before the read. */
  hours: fc.integer({ min: 0, max: 30 }),
  /** How many hours before the newest one are read after it, as corrections do. */
  past: fc.array(fc.nat(100), { maxLength: 3 }),
  /** Windows written before the read, so many hours back. */
  writes: fc.array(fc.record({ device: fc.constantFrom('a', 'b'), back: fc.nat(160), mean: fc.nat(9) }), {
    maxLength: 4,
  }),
  trouble: fc.constantFrom('none', 'none', 'none', 'source away', 'changes missed'),
});

describe('CachedWindowReader', () => {
  it('reads what a reader without memory would, and gives a day another stamp when it changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async steps => {
        const source = new MemorySource();
        const reader = new CachedWindowReader(source);
        let asOf = START;
        const stamped = new Map<string, string>();
        for (const { hours, past, writes, trouble } of steps) {
          asOf += hours * HOUR;
          for (const { device, back, mean } of writes) {
            const start = asOf - (back + 1) * HOUR;
            source.put('hour', 'm.h', device, start, mean);
            source.put('day', 'm.d', device, windowStart('day', start), mean);
            if (trouble === 'changes missed') continue;
            reader.windowsChanged({ zone: ZONE, tier: 'hour', from: start });
            reader.windowsChanged({ zone: ZONE, tier: 'day', from: windowStart('day', start) });
          }
          if (trouble === 'changes missed') reader.changesMissed();
          source.failing = trouble === 'source away';
          if (source.failing) {
            // What is in memory it may still say.
            await reader.read(ZONE, readsAt(asOf)).catch(() => undefined);
            source.failing = false;
          }
          for (const hour of [asOf, ...past.map(back => asOf - back * HOUR)]) {
            const { series, stampOf } = await reader.read(ZONE, readsAt(hour));
            expect(byKey(series)).toEqual(byKey(await source.read(ZONE, readsAt(hour))));

            for (let day = START - 12 * DAY; day < hour; day += DAY) {
              const content = JSON.stringify(
                series.flatMap(({ tier, device, windows }) =>
                  windows.filter(w => windowStart('day', w.start) === day).map(w => [tier, device, w]),
                ),
              );
              const key = `${day} ${stampOf(day)}`;
              if (content !== '[]') expect(stamped.get(key) ?? content).toBe(content);
              stamped.set(key, content);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('reads what is new of all zones in one go, but a zone it does not know for itself', async () => {
    const source = new MemorySource();
    const reader = new CachedWindowReader(source);
    const noon = START + 12 * HOUR;
    await reader.prepare([{ zone: 'a', reads: readsAt(noon) }]);
    expect(source.together).toEqual([]);
    await reader.read('a', readsAt(noon));
    await reader.read('b', readsAt(noon));
    source.put('hour', 'm.h', 'a', noon, 7);
    source.together.length = 0;
    const reads = readsAt(noon + HOUR);
    await reader.prepare(['a', 'b', 'c'].map(zone => ({ zone, reads })));
    expect(source.together).toEqual([['a', 'b']]);
    const { series } = await reader.read('a', reads);
    expect(series.map(({ device, windows }) => [device, windows.at(-1)?.mean])).toEqual([['a', 7]]);
    await reader.read('c', reads);
    expect(source.together).toEqual([['a', 'b'], ['c']]);
  });

  it('reads only the end of what it knows, from the earliest change on, and everything once a day', async () => {
    const source = new MemorySource();
    const reader = new CachedWindowReader(source);
    const noon = START + 12 * HOUR;
    source.put('hour', 'm.h', 'a', noon - 30 * HOUR, 1);
    const spanOf = async (asOf: number) => {
      await reader.read(ZONE, readsAt(asOf));
      return source.asked.at(-1);
    };
    expect(await spanOf(noon)).toBe(6);
    expect(reader.size).toBe(1);
    expect(await spanOf(noon + HOUR)).toBeLessThan(2);
    reader.windowsChanged({ zone: ZONE, tier: 'hour', from: START - 3 * DAY });
    expect(await spanOf(noon + HOUR)).toBeGreaterThan(3);
    expect(await spanOf(noon + 2 * HOUR)).toBeLessThan(2);
    reader.forget(ZONE);
    expect(await spanOf(noon + 2 * HOUR)).toBe(6);
    expect(await spanOf(noon + DAY)).toBe(6);
    // Past hours are in memory, but for what lies before the newest one's span: that is read once.
    expect(await spanOf(noon + DAY - 2 * HOUR)).toBe(6);
    source.asked.length = 0;
    expect(await spanOf(noon - DAY)).toBe(8);
    expect(await spanOf(noon - 10 * HOUR)).toBe(8);
    expect(source.asked).toEqual([8]);
  });
});
