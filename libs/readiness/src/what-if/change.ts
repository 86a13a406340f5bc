import type { EvidenceLevel } from '../evidence/evidence.js';
import type { ConfirmedEventKind, FactInput } from '../inputs/zone-inputs.js';

/** One thing supposed to be otherwise than it is. */
export type Change =
  /** A fact has another value, or comes on record; proved as well as before, else by the operator's word (L2). */
  | { kind: 'set-fact'; fact: string; value: FactInput['value']; evidenceLevel?: EvidenceLevel | undefined }
  /** A fact that is a number grows by an amount. */
  | { kind: 'add-to-fact'; fact: string; amount: number }
  /** Every reading of a metric is multiplied. */
  | { kind: 'scale-metric'; metric: string; factor: number }
  /** An amount is added to every reading of a level, such as a temperature. */
  | { kind: 'add-to-metric'; metric: string; amount: number }
  /** More solar power of the kind the zone has, kWp. */
  | { kind: 'add-solar'; kwp: number }
  /** A confirmed event is closed, since yesterday unless told. */
  | { kind: 'close-event'; event: string; closedOn?: string | undefined }
  /** A person confirms an event. */
  | { kind: 'add-event'; event: ConfirmedEventKind; occurredOn: string; closedOn?: string | undefined }
  /** An indicator has this value, in its own unit, whatever its readings say. */
  | { kind: 'assume-indicator'; indicator: string; value: number };

/** Why a change cannot be supposed of a zone. */
export const ChangeFault = {
  /** No indicator of the zone's track reads the fact. */
  FactUnknown: 'fact-unknown',
  /** The fact is not on record, or no number. */
  FactNotANumber: 'fact-not-a-number',
  /** The zone has no readings of the metric. */
  MetricUnknown: 'metric-unknown',
  /** The metric counts or sums; only levels can be raised by an amount. */
  MetricNotALevel: 'metric-not-a-level',
  /** The zone has no solar power whose yield could be taken. */
  NoSolar: 'no-solar',
  /** The zone has no confirmed event of the id. */
  EventUnknown: 'event-unknown',
  /** The event is closed already. */
  EventClosed: 'event-closed',
  /** The method has no such indicator for the zone's track. */
  IndicatorUnknown: 'indicator-unknown',
  /** Less than nothing, or more than all of a whole. */
  ValueImpossible: 'value-impossible',
} as const;
export type ChangeFault = (typeof ChangeFault)[keyof typeof ChangeFault];
