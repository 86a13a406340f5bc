export { checkRequirements } from './certificates/check-requirements.js';
export { normaliseInputs } from './inputs/normalise-inputs.js';
export { ageFactor } from './evidence/age-factor.js';
export {
  endOfLocalDate,
  endOfLocalMonth,
  localClockOf,
  localDateOf,
  startOfLocalDate,
} from './inputs/local-date.js';
export { expectedOf } from './inputs/coverage.js';
export { dailyMeans, type HourSeries } from './inputs/daily-means.js';
export { majorEventThreshold } from './indicators/power/major-event.js';
export { LONGEST_MOMENTARY_S, sustainedOutages } from './indicators/power/sustained-outages.js';
export { isCompliant } from './indicators/environment/effluent-days.js';
export { type AppliedLimit, limitsOnDay } from './inputs/limits-on-day.js';
export { isNoise, noiseClassAt } from './inputs/noise-class.js';
export { LimitTag, type ResolvedLimit, resolveLimit } from './inputs/resolve-limit.js';
export { isValidWindow } from './inputs/valid-windows.js';
export type {
  DeliveryInput,
  DeviceInput,
  WindowSeries,
  WindowValues,
  ZoneInputs,
} from './inputs/zone-inputs.js';
export { canonicalJson } from './lineage/canonical-json.js';
export {
  explainIndicator,
  type IndicatorExplanation,
} from './lineage/explain-indicator.js';
export { dayOfPart, hashInputs, type InputPart, inputsHashOf, restoreInputs } from './lineage/input-parts.js';
export type { NeedJudgement } from './matching/judge-need.js';
export type { Evidence, MatchZone } from './matching/match-zone.js';
export { type ZoneMatch, matchZones } from './matching/match-zones.js';
export { type NeedId, NEEDS, type Needs } from './matching/needs.js';
export { answersNeeds } from './matching/find-offer.js';
export type { IndicatorDefinition, ScoreTier } from './method/indicator-definition.js';
export type { Method } from './method/method.js';
export { planWindowReads } from './method/plan-window-reads.js';
export { findWeightFault, type PillarWeights } from './ranking/pillar-weights.js';
export { rankZones } from './ranking/rank-zones.js';
export { type WeighedScore, weighScore } from './ranking/weigh-score.js';
export { attributeChange } from './score/attribute-change.js';
export { confidenceBandOf, gradeOf, nextGrade } from './score/grade.js';
export { assessRobustness } from './robustness/assess-robustness.js';
export { scoreZone, type ZoneScore } from './score/score-zone.js';
export { checkSigned } from './snapshot/check-signed.js';
export {
  hashDocument,
  keyIdOf,
  readSnapshotFile,
  type SignedDocument,
  writeSnapshotFile,
} from './snapshot/snapshot-file.js';
export { ChangeFault } from './what-if/change.js';
export { whatIf } from './what-if/what-if.js';
