import type { ReadingsGroup } from '#libs/contracts';

/** The newest value of one device's metric, by event time. */
export interface LatestValue {
  readonly zone: string;
  readonly device: string;
  readonly metric: string;
  readonly value: number;
  /** Event time, Unix ms. */
  readonly time: number;
  /** QARTOD flag. */
  readonly flag: number;
}

/**
 * Newest value of every device metric. Old data never overwrites new: a value is taken only when its event
 * time is later; of two at one time the one that came last holds.
 */
export class LatestValues {
  private readonly zones = new Map<string, Map<string, LatestValue>>();

  /** Takes a value; tells whether it is the newest now. */
  offer(candidate: LatestValue): boolean {
    let zone = this.zones.get(candidate.zone);
    if (!zone) {
      zone = new Map();
      this.zones.set(candidate.zone, zone);
    }
    const key = `${candidate.device} ${candidate.metric}`;
    const known = zone.get(key);
    if (known && known.time > candidate.time) return false;
    zone.set(key, candidate);
    return true;
  }

  /** Takes the readings of a group; returns those that are the newest now. */
  offerGroup(group: ReadingsGroup): LatestValue[] {
    const taken: LatestValue[] = [];
    for (const { device, rows } of group.packs) {
      for (const { t, values, flags } of rows) {
        for (const [metric, value] of Object.entries(values)) {
          const candidate = { zone: group.zone, device, metric, value, time: t, flag: flags?.[metric] ?? 1 };
          if (this.offer(candidate)) taken.push(candidate);
        }
      }
    }
    return taken;
  }

  ofZone(zone: string): LatestValue[] {
    return [...(this.zones.get(zone)?.values() ?? [])];
  }

  ofDevice(zone: string, device: string): LatestValue[] {
    return this.ofZone(zone).filter(value => value.device === device);
  }

  /** Device metrics that are known. */
  get size(): number {
    let size = 0;
    for (const zone of this.zones.values()) size += zone.size;
    return size;
  }

  /** Event time of a zone's newest value; `null` when nothing is known. */
  newestOf(zone: string): number | null {
    let newest: number | null = null;
    for (const { time } of this.zones.get(zone)?.values() ?? [])
      if (newest === null || time > newest) newest = time;
    return newest;
  }
}
