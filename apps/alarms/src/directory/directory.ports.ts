import type { RegistryRows } from './plan-devices.js';

/** The registry, as far as rules depend on it. */
export interface Registry {
  /** Everything anew. Throws `AppError`, retryable while the registry is away. */
  read(): Promise<RegistryRows>;
}
