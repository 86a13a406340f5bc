import type { Fact, FactRecord } from '#libs/contracts';
import { ageFactor, endOfLocalDate, localDateOf } from '#libs/readiness';
import { daysBetween } from './local-days.js';
import type { StoredRecord } from './records.ports.js';

/** A version of a fact as it is told: with how far its validity goes at a moment, Unix ms. */
export function describeFact({ body, recordId, ...version }: StoredRecord<Fact>, at: number): FactRecord {
  const today = localDateOf(at);
  const daysLeft = body.validTo === null ? null : daysBetween(today, body.validTo);
  const isOver = daysLeft !== null && daysLeft < 0;
  return {
    ...body,
    recordId,
    revision: version.revision,
    lineRevision: version.lineRevision,
    origin: version.origin,
    proposal: version.proposal,
    proposedBy: version.proposedBy,
    approvedBy: version.approvedBy,
    knownFrom: version.knownFrom,
    knownTo: version.knownTo,
    validity: body.validFrom > today ? 'future' : isOver ? 'expired' : 'valid',
    daysLeft,
    ageFactor: ageFactor(body.validTo === null ? null : endOfLocalDate(body.validTo), at),
  };
}
