import type { WindowsChanged } from '#libs/contracts';
import type { WindowSeries } from '#libs/readiness';
import { TIER_MS, windowStart } from '#libs/telemetry';
import type { MetricRead, WindowReader, ZoneWindows } from './inputs.ports.js';
import { WindowColumns } from './window-columns.js';

/** Where windows are stored. */
export interface WindowSource {
  /** Series in order of their windows' start. Throws AppError `TIMESERIES.*`. */
  read(zone: string, reads: readonly MetricRead[]): Promise<WindowSeries[]>;
}

/** What is remembered of a zone. */
interface ZoneMemory {
  /** Which metrics were read and what of them; other ones make all of this useless. */
  plan: string;
  /** Local day of the last read in full. */
  fullOn: number;
  /** Earliest window that may have changed since it was read, Unix ms. */
  dirtyFrom: number;
  reads: ReadMemory[];
  /** By local day, the number of the read that brought its windows. */
  days: Map<number, number>;
}

interface ReadMemory {
  from: number;
  to: number;
  byDevice: Map<string, WindowColumns>;
}

/**
 * Remembers what it read. From one hour to the next a year of windows changes only at its end, so of a
 * zone it knows only what is new is read: since yesterday's local midnight, or since the earliest window
 * that rollup wrote anew. Once a local day everything is read again, in case word of a change got lost.
 */
export class CachedWindowReader implements WindowReader {
  private readonly zones = new Map<string, ZoneMemory>();
  private readNumber = 0;

  constructor(private readonly source: WindowSource) {}

  /** Windows held in memory. */
  get size(): number {
    let size = 0;
    for (const { reads } of this.zones.values()) {
      for (const { byDevice } of reads) for (const columns of byDevice.values()) size += columns.size;
    }
    return size;
  }

  async read(zone: string, reads: readonly MetricRead[]): Promise<ZoneWindows> {
    if (reads.length === 0) return { series: [], stampOf: () => '' };
    const memory = this.memoryFor(zone, reads);
    const newest = tailStart(reads);
    const from = Math.min(memory.dirtyFrom, newest);
    // What changes from here on is for the next read.
    memory.dirtyFrom = Number.POSITIVE_INFINITY;
    const tails = reads.map((read, i) => {
      const known = memory.reads[i];
      return {
        ...read,
        from: known && known.from <= read.from ? Math.max(read.from, Math.min(from, known.to)) : read.from,
      };
    });
    try {
      this.take(memory, reads, tails, await this.source.read(zone, tails));
    } catch (error) {
      this.zones.delete(zone);
      throw error;
    }
    return { series: seriesOf(memory, reads), stampOf: stamps(memory, reads) };
  }

  forget(zone: string | null): void {
    if (zone === null) this.zones.clear();
    else this.zones.delete(zone);
  }

  /** Windows were written anew. */
  windowsChanged({ zone, tier, from }: Pick<WindowsChanged, 'from' | 'tier' | 'zone'>): void {
    const memory = this.zones.get(zone);
    if (memory !== undefined && tier !== 'minute') memory.dirtyFrom = Math.min(memory.dirtyFrom, from);
  }

  /** Some change may have gone unheard. */
  changesMissed(): void {
    this.forget(null);
  }

  private memoryFor(zone: string, reads: readonly MetricRead[]): ZoneMemory {
    const plan = reads.map(({ tier, metric, values }) => [tier, metric, ...values].join(' ')).join('\n');
    const fullOn = windowStart('day', latest(reads));
    const known = this.zones.get(zone);
    if (known?.plan === plan && known.fullOn === fullOn) return known;
    const fresh = { plan, fullOn, dirtyFrom: Number.POSITIVE_INFINITY, reads: [], days: new Map() };
    this.zones.set(zone, fresh);
    return fresh;
  }

  /** Puts what was read in the place of what was known of the same time. */
  private take(
    memory: ZoneMemory,
    reads: readonly MetricRead[],
    tails: readonly MetricRead[],
    series: readonly WindowSeries[],
  ): void {
    const byRead = new Map<string, ReadMemory>();
    reads.forEach((read, i) => {
      const known = memory.reads[i] ?? {
        from: read.from,
        to: read.from,
        byDevice: new Map<string, WindowColumns>(),
      };
      for (const columns of known.byDevice.values()) columns.keep(read.from, (tails[i] as MetricRead).from);
      const next = { from: read.from, to: read.to, byDevice: known.byDevice };
      memory.reads[i] = next;
      byRead.set(`${read.tier} ${read.metric}`, next);
    });
    for (const { tier, metric, device, windows } of series) {
      const known = byRead.get(`${tier} ${metric}`);
      if (known === undefined) continue;
      const columns = known.byDevice.get(device) ?? new WindowColumns();
      columns.append(windows);
      known.byDevice.set(device, columns);
    }
    this.readNumber += 1;
    const from = Math.min(...tails.map(tail => tail.from));
    for (let day = windowStart('day', from); day < latest(reads); day += TIER_MS.day) {
      memory.days.set(day, this.readNumber);
    }
  }
}

function seriesOf(memory: ZoneMemory, reads: readonly MetricRead[]): WindowSeries[] {
  const series: WindowSeries[] = [];
  reads.forEach(({ tier, metric }, i) => {
    for (const [device, columns] of memory.reads[i]?.byDevice ?? []) {
      const windows = columns.since(0);
      if (windows.length > 0) series.push({ device, metric, tier, windows });
    }
  });
  return series;
}

/** A day changes when it is read anew, and when the span of some metric no longer reaches back to it. */
function stamps(memory: ZoneMemory, reads: readonly MetricRead[]): (day: number) => string {
  const days = new Map(memory.days);
  const starts = reads.map(read => read.from);
  return day => `${days.get(day)} ${starts.filter(from => from <= day).length}`;
}

function latest(reads: readonly MetricRead[]): number {
  return Math.max(...reads.map(read => read.to));
}

/** Local midnight of the day before the newest window. */
function tailStart(reads: readonly MetricRead[]): number {
  return windowStart('day', latest(reads) - TIER_MS.day);
}
