import type { Document } from '#libs/contracts';

/** Keeps documents, in parts as they came. All throw AppError `DATABASE.*`. */
export interface DocumentStore {
  find(id: string): Promise<Document | undefined>;
  /** The same file of a zone, if it is there. */
  findSame(zone: string, sha256: string): Promise<Document | undefined>;
  /** Keeps a part until its document is whole; parts of a whole document never change. */
  addPart(document: string, number: number, body: Uint8Array, at: number): Promise<void>;
  /** All parts in their order; `undefined` in the place of one that is missing. */
  parts(document: string): Promise<(Uint8Array | undefined)[]>;
  part(document: string, number: number): Promise<Uint8Array | undefined>;
  /** Makes it a document. When another made the same file one before, that one is returned. */
  add(document: Document): Promise<Document>;
  /** Forgets parts that came before a moment, Unix ms, and never became a document. */
  forgetParts(before: number): Promise<void>;
}

/** Injection token of {@link DocumentStore}. */
export const DOCUMENT_STORE = Symbol('DocumentStore');
