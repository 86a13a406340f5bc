import type { Actor, Document } from '#libs/contracts';

/** A file to keep. */
export interface DocumentFile {
  readonly zone: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Documents that prove facts and events. All throw AppError `DEPENDENCY.*` while the registry does not answer. */
export interface DocumentBox {
  find(id: string): Promise<Document | undefined>;
  /** The file as it was uploaded. */
  content(document: Document): Promise<Uint8Array>;
  /**
   * Keeps a file; the same one of the same zone is kept once.
   *
   * @throws AppError `DOCUMENT.*`.
   */
  add(file: DocumentFile, actor: Actor): Promise<Document>;
}

/** Injection token of {@link DocumentBox}. */
export const DOCUMENT_BOX = Symbol('DocumentBox');
