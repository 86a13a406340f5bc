/** A file that waits in the folder. */
export interface DropFile {
  readonly name: string;
  readonly bytes: number;
  /** Last change, Unix ms. */
  readonly changedAt: number;
}

/** A folder into which somebody else puts files. */
export interface DropFolder {
  /** Regular files that wait, in no order; what is hidden or still being sent under another name is left out. */
  list(): Promise<DropFile[]>;

  /** Content of a file as it was listed; `undefined` when it is gone or was changed since. */
  read(file: DropFile): Promise<Uint8Array | undefined>;

  /**
   * Moves a file out of the way, in one step and never over another one.
   *
   * @param file as it was listed: one that was changed since stays where it is.
   * @param reason goes into a file beside it, which is there before the file is.
   */
  put(file: DropFile, where: 'done' | 'failed', reason?: string): Promise<'changed' | 'moved'>;
}
