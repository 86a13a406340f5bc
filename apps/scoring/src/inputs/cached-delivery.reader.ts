import type { DeliveryInput } from '#libs/readiness';
import { TIER_MS, windowStart } from '#libs/telemetry';
import type { ChangesListener } from './changes-listener.js';
import type { DeliveryReader } from './inputs.ports.js';
import { refreshDay } from './refresh-day.js';

/** Slots of each hour in which something arrived in time. */
export interface TimelyHours {
  device: string;
  /** `null` before the first live reading. */
  firstLiveAt: number | null;
  /** From the first hour that was asked for, a count an hour, 0-12. */
  counts: Uint8Array;
}

/** Where the delivery ledger is. Throws `AppError` `DEPENDENCY.*`. */
export interface DeliverySource {
  /** By device of a zone, for the full hours of `[from, to)`, Unix ms. */
  read(zone: string, from: number, to: number): Promise<TimelyHours[]>;
}

interface ZoneMemory {
  from: number;
  to: number;
  /** Its day of the last read in full. */
  fullOn: number;
  /** Earliest hour that may have changed since it was read. */
  dirtyFrom: number;
  devices: Map<string, TimelyHours>;
}

const HOUR_MS = TIER_MS.hour;
/** What arrives in time arrives within ten minutes; ingest may be a while behind. */
const RECENT_MS = 3 * HOUR_MS;

/**
 * Remembers how data arrived, hour by hour: a month of a ledger is long to add up, and from one hour to the
 * next only its end changes. Once a day that of a zone is read in full, in case word of a change got lost.
 */
export class CachedDeliveryReader implements DeliveryReader, ChangesListener {
  private readonly zones = new Map<string, ZoneMemory>();

  constructor(private readonly source: DeliverySource) {}

  async read(zone: string, from: number, to: number): Promise<DeliveryInput[]> {
    const memory = this.memoryFor(zone, from, to);
    const end = Math.max(to, memory.to);
    const newest = to > memory.to ? to - RECENT_MS : Number.POSITIVE_INFINITY;
    const changed = windowStart('hour', Math.min(memory.dirtyFrom, newest));
    const since = Math.max(memory.from, Math.min(changed, memory.to));
    if (since < end) {
      // What changes from here on is for the next read.
      memory.dirtyFrom = Number.POSITIVE_INFINITY;
      try {
        const newer = await this.source.read(zone, since, end);
        // A device that came from another zone brings a past with it.
        const isKnown = since === memory.from || newer.every(({ device }) => memory.devices.has(device));
        if (isKnown) take(memory, newer, since, end);
        else take(memory, await this.source.read(zone, memory.from, end), memory.from, end);
      } catch (error) {
        this.zones.delete(zone);
        throw error;
      }
    }
    return [...memory.devices.values()].map(({ device, firstLiveAt, counts }) => {
      let timelySlots = 0;
      const last = (to - memory.from) / HOUR_MS;
      for (let i = (from - memory.from) / HOUR_MS; i < last; i++) timelySlots += counts[i] ?? 0;
      return { device, timelySlots, firstLiveAt };
    });
  }

  forget(zone: string | null): void {
    if (zone === null) this.zones.clear();
    else this.zones.delete(zone);
  }

  windowsChanged({ zone, from }: { zone: string; from: number }): void {
    const memory = this.zones.get(zone);
    if (memory !== undefined) memory.dirtyFrom = Math.min(memory.dirtyFrom, from);
  }

  changesMissed(): void {
    this.forget(null);
  }

  private memoryFor(zone: string, from: number, to: number): ZoneMemory {
    const day = refreshDay(zone, to);
    const known = this.zones.get(zone);
    if (known !== undefined && known.from <= from && day <= known.fullOn) return known;
    const fresh = {
      from,
      to: from,
      fullOn: Math.max(day, known?.fullOn ?? day),
      dirtyFrom: Number.POSITIVE_INFINITY,
      devices: new Map<string, TimelyHours>(),
    };
    this.zones.set(zone, fresh);
    return fresh;
  }
}

/** Puts hours of `[since, end)` in the place of what was known of them; devices that are gone are forgotten. */
function take(memory: ZoneMemory, read: readonly TimelyHours[], since: number, end: number): void {
  const offset = (since - memory.from) / HOUR_MS;
  const length = (end - memory.from) / HOUR_MS;
  const devices = new Map<string, TimelyHours>();
  for (const { device, firstLiveAt, counts: newer } of read) {
    const counts = new Uint8Array(length);
    counts.set(memory.devices.get(device)?.counts.subarray(0, offset) ?? []);
    counts.set(newer, offset);
    devices.set(device, { device, firstLiveAt, counts });
  }
  memory.devices = devices;
  memory.to = end;
}
