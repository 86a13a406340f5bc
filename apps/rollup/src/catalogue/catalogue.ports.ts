import type { Device, Metric } from '#libs/contracts';

/** What the registry knows that windows depend on. */
export interface Registry {
  /** Throws `AppError`, retryable while the registry is away. */
  metrics(): Promise<Metric[]>;
  /** Throws like {@link metrics}. */
  devices(): Promise<Device[]>;
}
