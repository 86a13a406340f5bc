import type { CadenceDeclaration, Device, Limit, Metric, Source, Zone } from '#libs/contracts';

/** What the gateway knows of the registry: small, and read with every request. */
export interface RegistryView {
  zones(): Promise<readonly Zone[]>;
  /** @throws AppError `ZONE.UNKNOWN`. */
  zone(code: string): Promise<Zone>;
  /** Devices of one zone, or of all. */
  devices(zone?: string): Promise<readonly Device[]>;
  /** @throws AppError `DEVICE.UNKNOWN`. */
  device(id: string): Promise<Device>;
  metrics(): Promise<readonly Metric[]>;
  /** @throws AppError `METRIC.UNKNOWN`. */
  metric(id: string): Promise<Metric>;
  limits(): Promise<readonly Limit[]>;
  /** Pages behind the tags of the method. */
  sources(): Promise<readonly Source[]>;
  /** How often the devices of a zone are expected to send, in the order it was declared. */
  cadences(zone: string): Promise<readonly CadenceDeclaration[]>;
}

/** Injection token of {@link RegistryView}. */
export const REGISTRY_VIEW = Symbol('RegistryView');
