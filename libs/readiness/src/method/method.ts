import type { IndicatorDefinition } from './indicator-definition.js';
import type { PillarDefinition } from './pillar-definition.js';

/** A version of the scoring method, complete as data. */
export interface Method {
  /** E.g. `HP-GSR 0.1`. */
  version: string;
  pillars: readonly PillarDefinition[];
  indicators: readonly IndicatorDefinition[];
}
