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
  /** What is asked next of a zone, or of all (`null`), is not taken from memory. */
  forget(zone: string | null): void;
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

/** What is to be read of a zone. */
export interface ZoneReads {
  readonly zone: string;
  readonly reads: readonly MetricRead[];
}

/** Windows of a zone, in order of their start. */
export interface ZoneWindows {
  series: WindowSeries[];
  /** Differs whenever windows of a local day (Unix ms of its start) may differ from those of another read. */
  stampOf: (day: number) => string;
}

/** Reads stored windows. */
export interface WindowReader {
  /**
   * Fetches for several zones at once what they are read for next. May do nothing.
   *
   * @throws AppError `TIMESERIES.*`.
   */
  prepare(zones: readonly ZoneReads[]): Promise<void>;
  /** @throws AppError `TIMESERIES.*`. */
  read(zone: string, reads: readonly MetricRead[]): Promise<ZoneWindows>;
  /** The next read of a zone, or of all (`null`), takes nothing from memory. */
  forget(zone: string | null): void;
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
  /** The next read of a zone, or of all (`null`), takes nothing from memory. */
  forget(zone: string | null): void;
}
export const DELIVERY_READER = Symbol('DeliveryReader');
