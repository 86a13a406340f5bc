import type { Schemas } from '../data/client.js';

/** Name of a need. */
export type NeedId = Schemas['NeedJudgement']['need'];

/** Needs as the form asks for them, in units people type, in the order of answers; `step` is how finely an amount is chosen. */
export const NEEDS = [
  { id: 'powerMw', unit: 'MW', step: 0.1 },
  { id: 'renewablePct', unit: '%', step: 1 },
  { id: 'outageMinutesYear', unit: 'min/a', step: 1 },
  { id: 'waterM3Day', unit: 'm3/d', step: 1 },
  { id: 'effluentM3Day', unit: 'm3/d', step: 1 },
  { id: 'landHa', unit: 'ha', step: 0.1 },
  { id: 'readyBuiltM2', unit: 'm2', step: 1 },
  { id: 'symmetricMbitS', unit: 'Mbit/s', step: 1 },
  { id: 'fibreEntries', unit: '1', step: 1 },
  { id: 'mobile5gPct', unit: '%', step: 1 },
  { id: 'portKm', unit: 'km', step: 0.1 },
  { id: 'confidence', unit: '%', step: 1 },
] as const satisfies readonly { id: NeedId; unit: string; step: number }[];
