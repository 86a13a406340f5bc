import type {
  Actor,
  ConfirmedEvent,
  DetectedEvent,
  EventChange,
  ExceedanceEvidence,
  Fact,
  FactChange,
  ProposalState,
} from '#libs/contracts';
import type { Subject } from '../records/records.ports.js';
import type { CurrentVersion } from './apply-change.js';

/** One step of a proposal. */
export interface Step {
  readonly state: ProposalState;
  /** Unix ms. */
  readonly at: number;
  readonly actor: Actor;
  readonly reason: string;
}

/** A change of a fact or of an event. */
export type Change =
  | { readonly subject: 'fact'; readonly change: FactChange }
  | { readonly subject: 'event'; readonly change: DetectedEvent | EventChange };

/** What is proposed. */
export type ProposalDraft = Change & {
  readonly id: string;
  readonly zone: string;
  /** Name of the fact, or id of the event. */
  readonly key: string;
  readonly reason: string;
  readonly baseRevision: number;
  readonly at: number;
  readonly actor: Actor;
};

/** A proposal as it is stored. */
export type StoredProposal = Change & {
  readonly id: string;
  readonly zone: string;
  readonly key: string;
  readonly reason: string;
  readonly baseRevision: number;
  /** Revision of its fact or event now. */
  readonly lineRevision: number;
  /** What it would replace, as it was when it was proposed. */
  readonly replaced: ConfirmedEvent | Fact | null;
  readonly state: ProposalState;
  readonly proposedAt: number;
  readonly proposedBy: Actor;
  readonly history: readonly Step[];
  /** Of what was detected, oldest first. */
  readonly evidence: readonly (ExceedanceEvidence & { readonly at: number })[];
};

/** One fact of a zone, or one event, as it is on record. */
export interface Line {
  readonly revision: number;
  readonly current: readonly CurrentVersion<ConfirmedEvent | Fact>[];
}

/** What becomes of a proposal. */
export type Verdict =
  | { readonly state: 'rejected' | 'withdrawn' }
  | {
      readonly state: 'confirmed';
      readonly close: readonly string[];
      readonly add: readonly (ConfirmedEvent | Fact)[];
    };

/** Which proposals, newest first. */
export interface ProposalQuery {
  readonly subject: Subject;
  readonly id?: string | undefined;
  readonly zone?: string | undefined;
  readonly state?: ProposalState | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Keeps proposals with their history. All throw AppError `DATABASE.*`. */
export interface ProposalStore {
  /**
   * Stores a proposal. Nothing else changes the fact or event meanwhile.
   *
   * @param judge tells what would be replaced, or throws and nothing is stored.
   */
  propose(draft: ProposalDraft, judge: (line: Line) => ConfirmedEvent | Fact | null): Promise<void>;
  /**
   * Decides a proposal. State, history, versions and the change to be announced are stored together or
   * not at all, and of two decisions that come at once one is first.
   *
   * @param judge tells what becomes of it, or throws and nothing changes.
   * @returns false when there is no such proposal.
   */
  decide(
    id: string,
    step: Omit<Step, 'state'>,
    judge: (proposal: StoredProposal, line: Line) => Verdict,
  ): Promise<boolean>;
  list(query: ProposalQuery): Promise<StoredProposal[]>;
}

/** Injection token of {@link ProposalStore}. */
export const PROPOSAL_STORE = Symbol('ProposalStore');
