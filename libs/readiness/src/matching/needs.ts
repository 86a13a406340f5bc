/** A question of an investor that facts or indicators answer. */
export interface NeedDefinition {
  /** Says quantity and unit, as in addresses and bodies. */
  readonly id: string;
  /** Unit of the amount that is asked for and of the answer. */
  readonly unit: string;
  /** Whether a zone must offer at least, or at most, the amount. */
  readonly direction: 'at-least' | 'at-most';
  /** Largest amount that makes sense. */
  readonly max: number;
}

/** Everything that can be asked for, in the order in which answers list it. */
export const NEEDS = [
  { id: 'powerMw', unit: 'MW', direction: 'at-least', max: 10_000 },
  { id: 'renewablePct', unit: '%', direction: 'at-least', max: 100 },
  { id: 'outageMinutesYear', unit: 'min/a', direction: 'at-most', max: 525_600 },
  { id: 'waterM3Day', unit: 'm3/d', direction: 'at-least', max: 10_000_000 },
  { id: 'effluentM3Day', unit: 'm3/d', direction: 'at-least', max: 10_000_000 },
  { id: 'landHa', unit: 'ha', direction: 'at-least', max: 100_000 },
  { id: 'readyBuiltM2', unit: 'm2', direction: 'at-least', max: 100_000_000 },
  { id: 'symmetricMbitS', unit: 'Mbit/s', direction: 'at-least', max: 1_000_000 },
  { id: 'fibreEntries', unit: '1', direction: 'at-least', max: 10 },
  { id: 'mobile5gPct', unit: '%', direction: 'at-least', max: 100 },
  { id: 'portKm', unit: 'km', direction: 'at-most', max: 1_000 },
  { id: 'confidence', unit: '1', direction: 'at-least', max: 1 },
] as const satisfies readonly NeedDefinition[];

/** Name of a need. */
export type NeedId = (typeof NEEDS)[number]['id'];
/** What an investor asks for; what is left out does not matter. */
export type Needs = Readonly<Partial<Record<NeedId, number>>>;
