import type { HealthReport, ServiceName } from '#libs/contracts';

/** Asks services how they are. */
export interface ServiceReports {
  /** `undefined` when it does not answer. */
  ask(service: ServiceName): Promise<HealthReport | undefined>;
}

/** A server that Greenzone stands on. */
export interface Dependency {
  readonly name: 'influxdb' | 'nats' | 'postgresql';
  /** Asks it for its version; rejects while it does not answer. */
  version(): Promise<string>;
}

/** Injection token of {@link ServiceReports}. */
export const SERVICE_REPORTS = Symbol('ServiceReports');
/** Injection token of the list of {@link Dependency}. */
export const DEPENDENCIES = Symbol('Dependencies');
