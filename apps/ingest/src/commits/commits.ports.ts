import type { Commit } from '#libs/contracts';

/** Tells devices what is stored for good. */
export interface CommitAnnouncer {
  /**
   * Sends commits when it can, the newest of each device and run; returns at once. One that is lost is
   * made good by the device's question.
   */
  announce(commits: readonly Commit[]): void;
}
