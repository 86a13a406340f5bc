export { type Curve, type CurveScale, interpolate } from './curve/interpolate.js';
export { type EvidenceLevel } from './evidence/evidence.js';
export type {
  ConfirmedEventInput,
  DeliveryInput,
  DeviceInput,
  FactInput,
  LimitInput,
  TariffInput,
  WindowSeries,
  WindowValues,
  ZoneInputs,
} from './inputs/zone-inputs.js';
export { canonicalJson } from './lineage/canonical-json.js';
export { type HashedInputs, hashInputs, type InputPart, restoreInputs } from './lineage/input-parts.js';
export type { IndicatorDefinition, IndicatorInput, ScoreTier } from './method/indicator-definition.js';
export type { Method } from './method/method.js';
export { PILLAR_IDS, type PillarDefinition, type PillarId } from './method/pillar-definition.js';
export { planWindowReads, type WindowRead } from './method/plan-window-reads.js';
export { windowDays } from './method/window-days.js';
export type { IndicatorResult } from './score/score-indicator.js';
export { scoreZone, type ZoneScore } from './score/score-zone.js';
export { weightedScore } from './score/weighted-score.js';
