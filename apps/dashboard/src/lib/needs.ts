import type { Schemas } from '../data/client.js';

/** Name of a need. */
export type NeedId = Schemas['NeedJudgement']['need'];

/** Needs as the form asks for them, in units people type, in the order of answers. */
export const NEEDS = [
  { id: 'powerMw', unit: 'MW' },
  { id: 'renewablePct', unit: '%' },
  { id: 'outageMinutesYear', unit: 'min/a' },
  { id: 'waterM3Day', unit: 'm3/d' },
  { id: 'effluentM3Day', unit: 'm3/d' },
  { id: 'landHa', unit: 'ha' },
  { id: 'readyBuiltM2', unit: 'm2' },
  { id: 'symmetricMbitS', unit: 'Mbit/s' },
  { id: 'fibreEntries', unit: '1' },
  { id: 'mobile5gPct', unit: '%' },
  { id: 'portKm', unit: 'km' },
  { id: 'confidence', unit: '%' },
] as const satisfies readonly { id: NeedId; unit: string }[];
