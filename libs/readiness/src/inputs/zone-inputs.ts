import type { CadenceSpan } from '#libs/telemetry';
import type { EvidenceLevel } from '../evidence/evidence.js';
import type { ScoreTier } from '../method/indicator-definition.js';
import type { Milestone } from '../score/milestone.js';

/** What one stored window says about a metric of a device. */
export interface WindowValues {
  /** Unix ms. */
  start: number;
  /** Readings used; suspect ones are among them, failed ones are not. */
  n: number;
  mean: number | null;
  min: number | null;
  max: number | null;
  /** Of metrics that sum, else `null`. */
  sum: number | null;
  /** Of counters: growth including the step from the reading before the window; else `null`. */
  increase: number | null;
  suspect: number;
  fail: number;
}

/** Windows of one metric of one device. Those without readings are left out. */
export interface WindowSeries {
  device: string;
  metric: string;
  tier: ScoreTier;
  windows: readonly WindowValues[];
}

/** A device as the method sees it. */
export interface DeviceInput {
  id: string;
  kind: string;
  origin: 'simulated' | 'real';
  ratings: Readonly<Record<string, number>>;
  /** Whether it belongs to the list that must be complete (DT2). */
  required: boolean;
  /** Whether its place is known. */
  located: boolean;
  channels: readonly { metric: string; cadenceSeconds: number | null }[];
  /** How often it was expected to send, by time. */
  declarations: readonly CadenceSpan[];
}

/** A registry fact. Dates are local days; `validTo` is the last day of validity. */
export interface FactInput {
  fact: string;
  value: number | string | boolean;
  evidenceLevel: EvidenceLevel;
  milestone?: Milestone | undefined;
  validFrom: string;
  validTo: string | null;
  illustrative: boolean;
  source: string;
  document: string | null;
}

/** A legal limit; `null` where the number is not known. */
export interface LimitInput {
  metric: string;
  /** Zone code or `*`. */
  zone: string;
  basis: string;
  class?: string | undefined;
  /** ISO 8601 duration. */
  averaging: string;
  min: number | null;
  max: number | null;
  effectiveFrom: string;
  effectiveTo: string | null;
}

/** A schedule of dear and cheap hours, in force from one local day to another. */
export interface TariffInput {
  id: string;
  effectiveFrom: string;
  effectiveTo: string | null;
  windows: readonly { class: 'peak' | 'off-peak'; days: readonly number[]; from: string; to: string }[];
}

/** Kinds of event that a gate can fire on. */
export type ConfirmedEventKind =
  | 'permit-invalid'
  | 'wwtp-stopped'
  | 'data-falsification'
  | 'sanction'
  | 'exceedance-day'
  | 'haz-waste-shortfall'
  | 'station-shortfall'
  | 'major-incident';

/** An event that a person confirmed, with its document. */
export interface ConfirmedEventInput {
  id: string;
  kind: ConfirmedEventKind;
  occurredOn: string;
  closedOn: string | null;
  confirmedBy: string;
  confirmedOn: string;
  document: string;
}

/** How a device's data arrived over the span of DT4, from the platform's own ledger. */
export interface DeliveryInput {
  device: string;
  /** 5-minute slots of event time of which something arrived within 10 minutes. */
  timelySlots: number;
  /** Event time of the first live reading, Unix ms; earlier ones were loaded as history. */
  firstLiveAt: number | null;
}

/** Everything a score is computed from, and nothing else. */
export interface ZoneInputs {
  zone: { code: string; status: 'operating' | 'planned'; areaHa: number | null };
  /** A full hour, Unix ms; nothing later enters. */
  asOf: number;
  /** Start of the earliest stored window of the zone, Unix ms. */
  firstReadingAt: number | null;
  devices: readonly DeviceInput[];
  series: readonly WindowSeries[];
  facts: readonly FactInput[];
  limits: readonly LimitInput[];
  tariffs: readonly TariffInput[];
  events: readonly ConfirmedEventInput[];
  delivery: readonly DeliveryInput[];
}
