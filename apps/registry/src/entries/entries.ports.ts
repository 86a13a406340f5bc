/** A row as it is stored. */
export interface StoredEntry {
  readonly key: string;
  readonly zone: string | null;
  readonly body: unknown;
}

/** Keeps registry rows. */
export interface EntryStore {
  /** Rows of a kind in the order they were given; with a zone only those that belong to it. */
  list(kind: string, zone?: string): Promise<unknown[]>;
  /**
   * Makes a kind's rows exactly these: adds, changes and removes in one transaction.
   *
   * @returns how many rows are new, different or gone; 0 when nothing changed.
   */
  replaceAll(kind: string, rows: readonly StoredEntry[]): Promise<number>;
}

/** Injection token of {@link EntryStore}. */
export const ENTRY_STORE = Symbol('EntryStore');
