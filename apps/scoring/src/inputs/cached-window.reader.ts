import type { WindowsChanged } from '#libs/contracts';
import type { WindowSeries } from '#libs/readiness';
import { TIER_MS, windowStart } from '#libs/telemetry';
import type { ChangesListener } from './changes-listener.js';
import type { MetricRead, WindowReader, ZoneReads, ZoneWindows } from './inputs.ports.js';
import { refreshDay } from './refresh-day.js';
import { WindowColumns } from './window-columns.js';

/** Where windows of one zone come from. */
export interface WindowSource {
  /** Series in order of their windows' start. Throws AppError `TIMESERIES.*`. */
  read(zone: string, reads: readonly MetricRead[]): Promise<WindowSeries[]>;
}

/** Where windows are stored, of any number of zones. */
export interface ZonesWindowSource {
  /** Series of each zone, in the order of the zones. Throws AppError `TIMESERIES.*`. */
  readZones(zones: readonly ZoneReads[]): Promise<WindowSeries[][]>;
}

/** What is remembered of a zone. */
interface ZoneMemory {
  /** Which metrics were read and what of them; other ones make all of this useless. */
  plan: string;
  /** Its day of the last read in full. */
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

/** A zone with what is remembered of it, and what of each read is not. */
interface AskedZone extends ZoneReads {
  readonly memory: ZoneMemory;
  readonly missing: readonly MetricRead[];
}

/** What is read for all zones in one go: the newest day and a half, but no whole year. */
const SHORT_MS = 1.5 * TIER_MS.day;

/** Word of what was written last may still be under way: so much is always read again. */
const RECENT_MS = 3 * TIER_MS.hour;

/**
 * Remembers what it read. From one hour to the next a year of windows changes only at its end, so of a
 * zone it knows only what is new is read: the newest hours, or since the earliest window that rollup wrote
 * anew. Past hours are answered from the same memory. Once a day everything of a zone is read again, in case
 * word of a change got lost.
 */
export class CachedWindowReader implements WindowReader, ChangesListener {
  private readonly zones = new Map<string, ZoneMemory>();
  private readNumber = 0;

  constructor(private readonly source: ZonesWindowSource) {}

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
    await this.refresh([this.ask({ zone, reads })]);
    const memory = this.memoryFor(zone, reads);
    return { series: seriesOf(memory, reads), stampOf: stamps(memory, reads) };
  }

  async prepare(zones: readonly ZoneReads[]): Promise<void> {
    const asked = zones.filter(({ reads }) => reads.length > 0).map(zone => this.ask(zone));
    // What is long is read when its zone's turn comes: many of them at once would not fit in memory.
    await this.refresh(asked.filter(({ missing }) => missing.every(({ from, to }) => to - from < SHORT_MS)));
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

  private ask({ zone, reads }: ZoneReads): AskedZone {
    const memory = this.memoryFor(zone, reads);
    const changed = changedSince(memory, reads);
    return {
      zone,
      reads,
      memory,
      missing: reads.map((read, i) => missingOf(read, memory.reads[i], changed)),
    };
  }

  /** Reads what is missing of some zones, all in one go. */
  private async refresh(all: readonly AskedZone[]): Promise<void> {
    const zones = all.filter(({ missing }) => missing.some(isMissing));
    // What changes from here on is for the next read.
    for (const { memory } of zones) memory.dirtyFrom = Number.POSITIVE_INFINITY;
    if (zones.length === 0) return;
    try {
      const found = await this.source.readZones(
        zones.map(({ zone, missing }) => ({ zone, reads: missing.filter(isMissing) })),
      );
      zones.forEach(({ memory, reads, missing }, i) => {
        this.take(memory, reads, missing, found[i] ?? []);
      });
    } catch (error) {
      for (const { zone } of zones) this.zones.delete(zone);
      throw error;
    }
  }

  private memoryFor(zone: string, reads: readonly MetricRead[]): ZoneMemory {
    const plan = reads.map(({ tier, metric, values }) => [tier, metric, ...values].join(' ')).join('\n');
    const day = refreshDay(zone, latest(reads));
    const known = this.zones.get(zone);
    if (known?.plan === plan && day <= known.fullOn) return known;
    const fresh = { plan, fullOn: day, dirtyFrom: Number.POSITIVE_INFINITY, reads: [], days: new Map() };
    this.zones.set(zone, fresh);
    return fresh;
  }

  /** Puts what was read in the place of what was known of the same time. */
  private take(
    memory: ZoneMemory,
    reads: readonly MetricRead[],
    missing: readonly MetricRead[],
    series: readonly WindowSeries[],
  ): void {
    const isNewest = latest(reads) >= latest(memory.reads);
    const byRead = new Map<string, ReadMemory>();
    reads.forEach((read, i) => {
      const known: ReadMemory = memory.reads[i] ?? { from: read.from, to: read.from, byDevice: new Map() };
      const gap = missing[i] as MetricRead;
      // What lies before the newest hour's span is kept only while past hours are asked for.
      known.from = isNewest ? read.from : Math.min(known.from, read.from);
      known.to = Math.max(known.to, gap.to);
      for (const columns of known.byDevice.values()) columns.keep(known.from, gap.from);
      memory.reads[i] = known;
      byRead.set(`${read.tier} ${read.metric}`, known);
    });
    for (const { tier, metric, device, windows } of series) {
      const known = byRead.get(`${tier} ${metric}`);
      if (known === undefined) continue;
      const columns = known.byDevice.get(device) ?? new WindowColumns();
      columns.append(windows);
      known.byDevice.set(device, columns);
    }
    this.readNumber += 1;
    const from = missing
      .filter(isMissing)
      .reduce((first, gap) => Math.min(first, gap.from), Number.POSITIVE_INFINITY);
    const end = latest(memory.reads);
    for (let day = windowStart('day', from); day < end; day += TIER_MS.day) {
      memory.days.set(day, this.readNumber);
    }
  }
}

function isMissing({ from, to }: MetricRead): boolean {
  return from < to;
}

/** Earliest window that must not be taken from memory, Unix ms. */
function changedSince(memory: ZoneMemory, reads: readonly MetricRead[]): number {
  const newest = latest(reads);
  return newest <= latest(memory.reads) ? memory.dirtyFrom : Math.min(memory.dirtyFrom, newest - RECENT_MS);
}

/** What of a read is to be asked for; nothing where `from` is not before `to`. */
function missingOf(read: MetricRead, known: ReadMemory | undefined, changed: number): MetricRead {
  if (known === undefined) return read;
  const to = Math.max(read.to, known.to);
  if (known.from > read.from) return { ...read, to };
  // Windows that contain the moment begin before it.
  const from = Math.max(known.from, Math.min(windowStart(read.tier, changed), known.to));
  return { ...read, from, to };
}

function seriesOf(memory: ZoneMemory, reads: readonly MetricRead[]): WindowSeries[] {
  const series: WindowSeries[] = [];
  reads.forEach(({ tier, metric, from, to }, i) => {
    for (const [device, columns] of memory.reads[i]?.byDevice ?? []) {
      const windows = columns.between(from, to);
      if (windows.length > 0) series.push({ device, metric, tier, windows });
    }
  });
  return series;
}

/** A day changes when it is read anew, and when the span of some metric begins or ends within it. */
function stamps(memory: ZoneMemory, reads: readonly MetricRead[]): (day: number) => string {
  const days = new Map(memory.days);
  const starts = reads.map(read => read.from);
  const ends = [...new Set(reads.map(read => read.to))];
  return day => {
    const cuts = ends.map(end => Math.min(end, day + TIER_MS.day)).join(' ');
    return `${days.get(day)} ${starts.filter(from => from <= day).length} ${cuts}`;
  };
}

function latest(reads: readonly Pick<MetricRead, 'to'>[]): number {
  return reads.reduce((to, read) => Math.max(to, read.to), Number.NEGATIVE_INFINITY);
}
