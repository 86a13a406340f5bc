export { MetricCatalogue } from './catalogue/metric-catalogue.js';
export type { AggregateKind, MetricDefinition } from './catalogue/metric-definition.js';
export { RatingKey } from './catalogue/rating-keys.js';
export { SILENCE_METRIC, isSilenceRule } from './catalogue/silence-rule.js';
export { unitText } from './catalogue/unit-text.js';
export type { ImportDevice } from './csv/csv-import.js';
export type { PlannedPack } from './csv/import-plan.builder.js';
export { type ImportReport, readImport } from './csv/read-import.js';
export type { CrossCheck } from './quality/cross-check.js';
export {
  type DeviceQuality,
  deviceQualityOf,
  type MetricChannel,
  type SeriesGroup,
} from './quality/device-quality.js';
export { Finding, findingsOf, flagOf, isRejected, reasonsOf, storedFindings } from './quality/finding.js';
export { judgeNext } from './quality/judge-next.js';
export {
  type JudgeInput,
  judgeReading,
  judgeStored,
  MAX_AGE_MS,
  MAX_FUTURE_MS,
  type Verdict,
} from './quality/judge-reading.js';
export { type FollowingReading, keepsFindings } from './quality/keeps-findings.js';
export { QcReason } from './quality/qc-reason.js';
export { Quality } from './quality/quality.js';
export type { SeriesRules } from './quality/series-rules.js';
export {
  ANY_FINDINGS,
  createSeriesState,
  dependsOn,
  isSettled,
  type SeriesState,
} from './quality/series-state.js';
export { decodeSenml } from './senml/decode-senml.js';
export { encodeSenmlCbor } from './senml/encode-senml-cbor.js';
export { encodeSenmlJson } from './senml/encode-senml-json.js';
export type { OutgoingPack } from './senml/outgoing-pack.js';
export type { DecodeErrorCode, SenmlPack, SenmlReading } from './senml/senml-pack.js';
export { decodeText } from './text/decode-text.js';
export { matchesText } from './text/matches-text.js';
export { ruleBasisText } from './text/rule-basis-text.js';
export { vietnameseRefusal } from './text/refusal-text.js';
export { ruleText, ruleTexts, unknownPlaceholders } from './text/rule-text.js';
export { parseTt10 } from './tt10/parse-tt10.js';
export { parseTt10Name } from './tt10/parse-tt10-name.js';
export type { Tt10Fault } from './tt10/tt10-file.js';
export { tt10Packs } from './tt10/tt10-packs.js';
export {
  type Aggregate,
  addReading,
  createAggregate,
  increaseWithPrevious,
  meanOf,
  sumOf,
} from './windows/aggregate.js';
export { type CadenceSpan, expectedReadings } from './windows/expected-readings.js';
export { MAX_STEP_MS, type PreviousReading } from './windows/field-summary.js';
export { HourState, type PreviousReadings, type WindowFields } from './windows/hour-state.js';
export { dayFields } from './windows/merge-hours.js';
export { minuteSlots, type RawRow } from './windows/minute-slots.js';
export { LOCAL_OFFSET_MS, TIER_MS, type WindowTier, windowStart } from './windows/window-bounds.js';
export { type Column, columnsOf } from './windows/window-column.js';
export { writeWindow } from './windows/write-window.js';
