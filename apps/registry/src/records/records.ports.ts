import type { ConfirmedEvent, Fact } from '#libs/contracts';

/** What a version says. */
export type Subject = 'event' | 'fact';
export type BodyOf<S extends Subject> = S extends 'fact' ? Fact : ConfirmedEvent;

/** A version as it is stored. */
export interface StoredRecord<Body> {
  readonly recordId: string;
  readonly zone: string;
  /** Revision that it came with. */
  readonly revision: number;
  /** Revision of its fact or event now. */
  readonly lineRevision: number;
  readonly body: Body;
  readonly origin: 'proposal' | 'seed';
  readonly proposal: string | null;
  readonly proposedBy: string | null;
  readonly approvedBy: string | null;
  /** Unix ms. */
  readonly knownFrom: number;
  readonly knownTo: number | null;
}

/** Which versions. */
export interface RecordQuery {
  readonly zone?: string | undefined;
  readonly key?: string | undefined;
  /** `current`, `every`, or those on record at a moment, Unix ms. */
  readonly known: number | 'current' | 'every';
}

/** Keeps versions of facts and events; nothing is ever overwritten. All throw AppError `DATABASE.*`. */
export interface RecordStore {
  /** In the order of zone, key, begin of validity, and when they came on record. */
  list<S extends Subject>(subject: S, query: RecordQuery): Promise<StoredRecord<BodyOf<S>>[]>;
  /** What the versions say, and nothing more: what scoring reads. */
  bodies<S extends Subject>(subject: S, query: RecordQuery): Promise<BodyOf<S>[]>;
}

/** Injection token of {@link RecordStore}. */
export const RECORD_STORE = Symbol('RecordStore');
