import type { Device } from '#libs/contracts';
import type { MetricDefinition } from '#libs/telemetry';

/** What the registry holds that ingest needs. */
export interface RegistryContent {
  readonly devices: readonly Device[];
  readonly metrics: readonly MetricDefinition[];
}

/** The registry service as ingest sees it. */
export interface Registry {
  /**
   * Reads all devices and metrics.
   *
   * @throws AppError, `retryable` while the registry does not answer.
   */
  load(): Promise<RegistryContent>;
}
