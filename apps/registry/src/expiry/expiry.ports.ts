import type { ExpiryNotice } from '#libs/contracts';

/** A notice about one version of a fact. */
export interface DueNotice extends ExpiryNotice {
  readonly recordId: string;
}

/** Remembers which warnings have gone out. Throws AppError `DATABASE.*`. */
export interface NoticeStore {
  /**
   * Stores each notice once, with the change to be announced.
   *
   * @param at Unix ms.
   * @returns how many were new.
   */
  add(notices: readonly DueNotice[], at: number): Promise<number>;
}

/** Injection token of {@link NoticeStore}. */
export const NOTICE_STORE = Symbol('NoticeStore');
