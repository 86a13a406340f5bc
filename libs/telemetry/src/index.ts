export { MetricCatalogue } from './catalogue/metric-catalogue.js';
export type {
  AggregateKind,
  MetricDefinition,
  MetricKind,
  MetricQc,
  MetricUnit,
} from './catalogue/metric-definition.js';
export { RatingKey } from './catalogue/rating-keys.js';
export {
  type Disposition,
  type JudgeInput,
  judgeReading,
  MAX_AGE_MS,
  MAX_FUTURE_MS,
  QcReason,
  type Verdict,
} from './quality/judge-reading.js';
export { Quality } from './quality/quality.js';
export { worstFlag } from './quality/worst-flag.js';
export { decodeSenmlJson } from './senml/decode-senml-json.js';
export { encodeSenmlJson, type OutgoingPack } from './senml/encode-senml-json.js';
export {
  type DecodeErrorCode,
  type DecodeFailure,
  type DecodeResult,
  MAX_PACK_BYTES,
  type PackLane,
  type SenmlEvent,
  type SenmlPack,
  type SenmlReading,
} from './senml/senml-pack.js';
export {
  type Aggregate,
  type AggregateReading,
  addReading,
  createAggregate,
  increaseWithPrevious,
  meanOf,
  mergeAggregates,
  sumOf,
} from './windows/aggregate.js';
export { counterIncrease } from './windows/counter-increase.js';
export { type CadenceSpan, type ExpectedQuery, expectedReadings } from './windows/expected-readings.js';
export { TIER_MS, type WindowTier, windowEnd, windowStart } from './windows/window-bounds.js';
