import {
  type Actor,
  type ConfirmedEvent,
  type EventChange,
  ErrorCode,
  type Fact,
  type FactKind,
} from '#libs/contracts';
import { localDateOf } from '#libs/readiness';
import { AppError } from '#libs/runtime';
import { applyEventChange, applyFactChange, type Applied, type CurrentVersion } from './apply-change.js';
import { checkEventChange } from './check-event-change.js';
import { checkFactChange } from './check-fact-change.js';
import type { Fault } from './fault.js';
import type { Change, Line, StoredProposal, Verdict } from './proposals.ports.js';

/** What is known beside the record itself. */
export interface Circumstances {
  readonly zoneStatus: 'operating' | 'planned';
  /** Of the fact; `undefined` when it is not in the catalogue. */
  readonly kind: FactKind | undefined;
  readonly hasDocument: boolean;
  /** Unix ms. */
  readonly at: number;
}

/** A proposal as far as it is judged. */
export type Judged = Change & {
  readonly zone: string;
  readonly key: string;
  readonly baseRevision: number;
};

/**
 * What a change would do to the record.
 *
 * @throws AppError `PROPOSAL.OVERTAKEN` when the record is no longer what it was made on, `PROPOSAL.INVALID`
 * with every fault, `FACT.KIND_UNKNOWN`, `EVENT.UNKNOWN`.
 */
export function applyProposal(
  proposal: Judged,
  line: Line,
  circumstances: Circumstances,
  confirmedBy: string,
): { close: string[]; add: (ConfirmedEvent | Fact)[]; replaced: ConfirmedEvent | Fact | null } {
  const { key, zone, baseRevision } = proposal;
  if (proposal.subject === 'event' && proposal.change.action !== 'record' && line.current.length === 0)
    throw new AppError(ErrorCode.EventUnknown, `There is no event ${key} on record in ${zone}.`);
  if (line.revision !== baseRevision) throw overtaken(key, line.revision);
  demandNoFaults(faultsOf(proposal, line, circumstances));
  const applied: Applied<ConfirmedEvent | Fact> =
    proposal.subject === 'fact'
      ? applyFactChange(zone, line.current as CurrentVersion<Fact>[], proposal.change)
      : applyEventChange((line.current as CurrentVersion<ConfirmedEvent>[])[0], proposal.change, {
          ...{ id: key, zone, confirmedBy },
          confirmedOn: localDateOf(circumstances.at),
        });
  if (!applied.ok) {
    if (applied.fault.rule === 'overtaken') throw overtaken(key, line.revision);
    throw invalid([applied.fault]);
  }
  const replaced = line.current.find(version => applied.close.includes(version.recordId));
  return { close: applied.close, add: applied.add, replaced: replaced?.body ?? null };
}

/** What somebody decides about a proposal. */
export interface Decision {
  readonly decision: 'confirm' | 'reject' | 'withdraw';
  readonly actor: Actor;
  /** What a detected event is to stand on. */
  readonly documentId?: string | undefined;
}

/** An event that the platform detected as one that stands on a document; all else as it is. */
export function standOn<P extends Change>(proposal: P, documentId: string | undefined): P {
  const { change } = proposal;
  if (!('detection' in change) || documentId === undefined) return proposal;
  const { kind, occurredOn } = change;
  const recorded: EventChange = { action: 'record', kind, occurredOn, documentId };
  return { ...proposal, change: recorded };
}

/**
 * What becomes of a proposal.
 *
 * @throws AppError `PROPOSAL.*`; see {@link applyProposal}.
 */
export function judgeProposal(
  proposal: StoredProposal,
  line: Line,
  { decision, actor, documentId }: Decision,
  circumstances: Circumstances,
): Verdict {
  if (proposal.state !== 'proposed')
    throw new AppError(ErrorCode.ProposalDecided, `This proposal is ${proposal.state} already.`);
  const isOwn = actor.id === proposal.proposedBy.id;
  if (decision === 'withdraw') {
    if (!isOwn)
      throw new AppError(
        ErrorCode.ProposalNotYours,
        `Only ${proposal.proposedBy.name} can withdraw this; others reject it.`,
      );
    return { state: 'withdrawn' };
  }
  if (isOwn)
    throw new AppError(
      ErrorCode.ProposalSameActor,
      'A second person confirms or rejects what somebody proposed; its own author can only withdraw it.',
    );
  if (decision === 'reject') return { state: 'rejected' };
  const { close, add } = applyProposal(standOn(proposal, documentId), line, circumstances, actor.name);
  return { state: 'confirmed', close, add };
}

function faultsOf(proposal: Change, line: Line, circumstances: Circumstances): Fault[] {
  const { kind, zoneStatus, hasDocument, at } = circumstances;
  if (proposal.subject === 'event') {
    const [current] = line.current as CurrentVersion<ConfirmedEvent>[];
    return checkEventChange(proposal.change, current?.body ?? null, {
      today: localDateOf(at),
      hasDocument,
    });
  }
  if (proposal.change.action === 'remove') return [];
  if (kind === undefined)
    throw new AppError(
      ErrorCode.FactKindUnknown,
      `${proposal.change.fact} is not in the catalogue. GET /api/v1/fact-kinds lists what there is.`,
    );
  return checkFactChange(proposal.change, kind, { zoneStatus, hasDocument });
}

function demandNoFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalid(faults);
}

function invalid(faults: readonly Fault[]): AppError {
  return new AppError(ErrorCode.ProposalInvalid, faults.map(fault => fault.message).join(' '), {
    data: { faults },
  });
}

function overtaken(key: string, revision: number): AppError {
  return new AppError(
    ErrorCode.ProposalOvertaken,
    `${key} was changed meanwhile; it is at revision ${revision} now. Look at it again and propose anew.`,
    { data: { revision } },
  );
}
