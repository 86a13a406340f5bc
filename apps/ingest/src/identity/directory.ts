import type { Device } from '#libs/contracts';
import {
  type DeviceQuality,
  deviceQualityOf,
  MetricCatalogue,
  type MetricChannel,
  type MetricDefinition,
} from '#libs/telemetry';

/** What ingest needs to know of a device. */
export interface KnownDevice {
  readonly id: string;
  readonly zone: string;
  readonly ratings: Readonly<Record<string, number>>;
  /** Metrics it may send, by id. */
  readonly channels: ReadonlyMap<string, MetricDefinition>;
  readonly quality: DeviceQuality;
}

/** The registry as it was at one moment. */
export interface Directory {
  readonly catalogue: MetricCatalogue;
  readonly devices: ReadonlyMap<string, KnownDevice>;
}

/** Indexes devices and metrics for the hot path; channels whose metric is not in the catalogue are left out. */
export function buildDirectory(devices: readonly Device[], metrics: readonly MetricDefinition[]): Directory {
  const catalogue = new MetricCatalogue(metrics);
  const known = new Map<string, KnownDevice>();
  for (const { id, zone, ratings, channels } of devices) {
    const usable = channels.flatMap(({ metric: name, cadenceSeconds }): MetricChannel[] => {
      const metric = catalogue.find(name);
      return metric === undefined ? [] : [{ metric, cadenceSeconds }];
    });
    const byMetric = new Map(usable.map(({ metric }) => [metric.id, metric]));
    known.set(id, { id, zone, ratings, channels: byMetric, quality: deviceQualityOf(usable, ratings) });
  }
  return { catalogue, devices: known };
}
