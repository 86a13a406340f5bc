import type { Device } from '#libs/contracts';
import { MetricCatalogue, type MetricDefinition } from '#libs/telemetry';

/** What ingest needs to know of a device. */
export interface KnownDevice {
  readonly id: string;
  readonly zone: string;
  readonly ratings: Readonly<Record<string, number>>;
  /** Metrics it may send, by id. */
  readonly channels: ReadonlyMap<string, MetricDefinition>;
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
    const byMetric = new Map<string, MetricDefinition>();
    for (const { metric } of channels) {
      const definition = catalogue.find(metric);
      if (definition !== undefined) byMetric.set(metric, definition);
    }
    known.set(id, { id, zone, ratings, channels: byMetric });
  }
  return { catalogue, devices: known };
}
