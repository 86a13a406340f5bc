import type { Actor, EventChange, FactChange, Proposal, ProposalState } from '#libs/contracts';

/** Of what a proposal is. */
export type Subject = Proposal['subject'];
export type ProposalOf<S extends Subject> = Extract<Proposal, { subject: S }>;

/** What somebody proposes. */
export interface Proposed<S extends Subject> {
  readonly zone: string;
  readonly reason: string;
  readonly revision: number;
  readonly change: S extends 'event' ? EventChange : FactChange;
}

/** How a proposal ends. */
export interface Decided {
  readonly decision: 'confirm' | 'reject' | 'withdraw';
  readonly reason: string;
  /** What a detected event is to stand on. */
  readonly documentId?: string | undefined;
}

/** Proposals of facts and of legal events. All throw AppError `PROPOSAL.*`, `DEPENDENCY.*`. */
export interface ProposalBook {
  list<S extends Subject>(
    subject: S,
    query: {
      readonly zone?: string | undefined;
      readonly state?: ProposalState | undefined;
      readonly id?: string | undefined;
      readonly limit: number;
      readonly cursor?: string | undefined;
    },
  ): Promise<{ items: ProposalOf<S>[]; nextCursor: string | null }>;
  propose<S extends Subject>(subject: S, proposed: Proposed<S>, actor: Actor): Promise<ProposalOf<S>>;
  decide<S extends Subject>(subject: S, id: string, decided: Decided, actor: Actor): Promise<ProposalOf<S>>;
}

/** Injection token of {@link ProposalBook}. */
export const PROPOSAL_BOOK = Symbol('ProposalBook');
