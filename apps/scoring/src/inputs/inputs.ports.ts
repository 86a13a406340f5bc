import type {
  CadenceDeclaration,
  ConfirmedEvent,
  Device,
  Fact,
  Indicator,
  Limit,
  Metric,
  Pillar,
  Tariff,
  WeightPreset,
  Zone,
} from '#libs/contracts';
import type { DeliveryInput, ScoreTier, WindowSeries } from '#libs/readiness';

/** What the registry knows beside zones; the same for all of them. */
export interface MethodRows {
  pillars: Pillar[];
  indicators: Indicator[];
  presets: WeightPreset[];
  tariffs: Tariff[];
  limits: Limit[];
  metrics: Metric[];
}

/** What the registry knows of one zone. */
export interface ZoneRows {
  devices: Device[];
  cadences: CadenceDeclaration[];
  facts: Fact[];
  events: ConfirmedEvent[];
}

/** Reads the registry. Every method throws `AppError` `DEPENDENCY.*` when it does not answer. */
export interface RegistryReader {
  zones(): Promise<Zone[]>;
  method(): Promise<MethodRows>;
  /** Devices and their cadences are left out for planned zones: nothing of theirs is scored. */
  zone(zone: Zone): Promise<ZoneRows>;
}
export const REGISTRY_READER = Symbol('RegistryReader');

/** A stored value of a window. */
export type WindowValue = 'mean' | 'min' | 'max' | 'sum' | 'inc';

/** One metric of a zone to read. */
export interface MetricRead {
  tier: ScoreTier;
  metric: string;
  measurement: string;
  field: string;
  /** What of each window, beside how many readings there were and how they were flagged. */
  values: WindowValue[];
  /** Unix ms, inclusive. */
  from: number;
  /** Unix ms, exclusive. */
  to: number;
}

/** Reads stored windows. */
export interface WindowReader {
  /** @throws AppError `TIMESERIES.*`. */
  read(zone: string, reads: readonly MetricRead[]): Promise<WindowSeries[]>;
}
export const WINDOW_READER = Symbol('WindowReader');

/** Reads how data arrived. */
export interface DeliveryReader {
  /**
   * How each device's data arrived between two full hours, Unix ms.
   *
   * @throws AppError `DEPENDENCY.*`.
   */
  read(zone: string, from: number, to: number): Promise<DeliveryInput[]>;
}
export const DELIVERY_READER = Symbol('DeliveryReader');
