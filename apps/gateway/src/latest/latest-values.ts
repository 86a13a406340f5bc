import type { ShownGroup } from './shown-group.schema.js';

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

type Metrics = Map<string, LatestValue>;

/**
 * Newest value of every device metric. Old data never overwrites new: a value is taken only when its event
 * time is later; of two at one time the one that came last holds.
 */
export class LatestValues {
  private readonly zones = new Map<string, Map<string, Metrics>>();

  /** Takes a value; tells whether it is the newest now. */
  offer(candidate: LatestValue): boolean {
    const metrics = this.metricsOf(candidate.zone, candidate.device);
    if (!isNews(metrics, candidate.metric, candidate.time)) return false;
    metrics.set(candidate.metric, candidate);
    return true;
  }

  /** Takes the readings of a group; returns those that are the newest now. */
  offerGroup({ zone, packs }: ShownGroup): LatestValue[] {
    const taken: LatestValue[] = [];
    for (const { device, rows } of packs) {
      const metrics = this.metricsOf(zone, device);
      for (const { t: time, values, flags } of rows) {
        for (const metric in values) {
          // First, since nearly all of a history is passed over here.
          if (!isNews(metrics, metric, time)) continue;
          const value = values[metric] as number;
          const news = { zone, device, metric, value, time, flag: flags?.[metric] ?? 1 };
          metrics.set(metric, news);
          taken.push(news);
        }
      }
    }
    return taken;
  }

  ofZone(zone: string): LatestValue[] {
    return [...(this.zones.get(zone)?.values() ?? [])].flatMap(metrics => [...metrics.values()]);
  }

  ofDevice(zone: string, device: string): LatestValue[] {
    return [...(this.zones.get(zone)?.get(device)?.values() ?? [])];
  }

  /** Device metrics that are known. */
  get size(): number {
    let size = 0;
    for (const devices of this.zones.values()) for (const metrics of devices.values()) size += metrics.size;
    return size;
  }

  /** Event time of a zone's newest value; `null` when nothing is known. */
  newestOf(zone: string): number | null {
    let newest: number | null = null;
    for (const metrics of this.zones.get(zone)?.values() ?? []) {
      for (const { time } of metrics.values()) if (newest === null || time > newest) newest = time;
    }
    return newest;
  }

  private metricsOf(zone: string, device: string): Metrics {
    let devices = this.zones.get(zone);
    if (devices === undefined) {
      devices = new Map();
      this.zones.set(zone, devices);
    }
    let metrics = devices.get(device);
    if (metrics === undefined) {
      metrics = new Map();
      devices.set(device, metrics);
    }
    return metrics;
  }
}

function isNews(metrics: Metrics, metric: string, time: number): boolean {
  const known = metrics.get(metric);
  return known === undefined || known.time <= time;
}
