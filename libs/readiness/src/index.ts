export { normaliseInputs } from './inputs/normalise-inputs.js';
export type {
  DeliveryInput,
  DeviceInput,
  WindowSeries,
  WindowValues,
  ZoneInputs,
} from './inputs/zone-inputs.js';
export { hashInputs, type InputPart, inputsHashOf, restoreInputs } from './lineage/input-parts.js';
export type { IndicatorDefinition, ScoreTier } from './method/indicator-definition.js';
export type { Method } from './method/method.js';
export { planWindowReads } from './method/plan-window-reads.js';
export { scoreZone, type ZoneScore } from './score/score-zone.js';
