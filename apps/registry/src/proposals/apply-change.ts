import type { ConfirmedEvent, DetectedEvent, EventChange, Fact, FactChange } from '#libs/contracts';
import { addDays } from '../records/local-days.js';
import type { Fault } from './fault.js';

/** A version on record. */
export interface CurrentVersion<Body> {
  readonly recordId: string;
  readonly body: Body;
}

/** What a confirmed change does to the record: versions that end and those that begin. */
export type Applied<Body> =
  | { readonly ok: true; readonly close: string[]; readonly add: Body[] }
  | { readonly ok: false; readonly fault: Fault };

const CONFIDENCE_OF_LEVEL = {
  L0: 'low',
  L1: 'low',
  L2: 'low',
  L3: 'medium',
  L4: 'high',
  L5: 'high',
} as const;

/**
 * Applies a change to the versions of one fact of one zone. What is replaced ends the day before the new
 * statement begins; of what it said about that time nothing is lost, and before the change was known it
 * stays as it was.
 */
export function applyFactChange(
  zone: string,
  current: readonly CurrentVersion<Fact>[],
  change: FactChange,
): Applied<Fact> {
  const replaced = current.find(version => version.recordId === change.replaces);
  if (change.replaces !== null && replaced === undefined)
    return refuse('replaces', 'overtaken', 'What it replaces is no longer on record.');
  const close = replaced ? [replaced.recordId] : [];
  if (change.action === 'remove') return { ok: true, close, add: [] };
  const beside = current.filter(version => version !== replaced);
  if (beside.some(version => version.body.validFrom === change.validFrom))
    return refuse('validFrom', 'same-begin', 'A statement that begins on this day is on record: replace it.');
  const add = [toFact(zone, change)];
  if (replaced && replaced.body.validFrom < change.validFrom) {
    const dayBefore = addDays(change.validFrom, -1);
    const { validTo } = replaced.body;
    add.unshift({ ...replaced.body, validTo: validTo !== null && validTo < dayBefore ? validTo : dayBefore });
  }
  return { ok: true, close, add };
}

/** Who confirmed an event, and when. */
export interface Confirmation {
  readonly id: string;
  readonly zone: string;
  readonly confirmedBy: string;
  /** Local date. */
  readonly confirmedOn: string;
}

/** Applies a change to one legal event. */
export function applyEventChange(
  current: CurrentVersion<ConfirmedEvent> | undefined,
  change: DetectedEvent | EventChange,
  { id, zone, confirmedBy, confirmedOn }: Confirmation,
): Applied<ConfirmedEvent> {
  if (change.action === 'record') {
    const { kind, occurredOn } = change;
    if (!('documentId' in change))
      return refuse('documentId', 'document', 'What was detected is confirmed with a document of the zone.');
    const document = change.documentId;
    const event = { id, zone, kind, occurredOn, closedOn: null, confirmedBy, confirmedOn, document };
    return { ok: true, close: [], add: [event] };
  }
  if (current === undefined) return refuse('event', 'overtaken', 'The event is no longer on record.');
  const close = [current.recordId];
  if (change.action === 'retract') return { ok: true, close, add: [] };
  const { closedOn, documentId: closureDocument } = change;
  return { ok: true, close, add: [{ ...current.body, closedOn, closureDocument }] };
}

function toFact(zone: string, change: Extract<FactChange, { action: 'set' }>): Fact {
  const { action: _action, replaces: _replaces, milestone, ...rest } = change;
  return {
    zone,
    ...rest,
    ...(milestone === undefined ? {} : { milestone }),
    confidence: CONFIDENCE_OF_LEVEL[change.evidenceLevel],
  };
}

function refuse(path: string, rule: string, message: string): { ok: false; fault: Fault } {
  return { ok: false, fault: { path, rule, message } };
}
