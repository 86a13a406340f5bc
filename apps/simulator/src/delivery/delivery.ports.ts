import type { Commit } from '#libs/contracts';

/** The broker as a device sees it: it may take a pack, and tells what was stored. */
export interface DeviceBroker {
  /** Whether sending makes sense now. */
  isConnected(): boolean;
  /**
   * Hands a pack to the broker; there is no answer. Message ids are the same at every retry.
   *
   * @throws never; what could not be sent is not committed and will be sent again.
   */
  publish(zone: string, device: string, messageId: string, payload: Uint8Array): void;
  /** Asks for the commit of a run (`boot`) to be said again. */
  askCommit(zone: string, device: string, boot: number): void;
  /** Calls back for each commit of any device until the connection ends. */
  onCommit(handle: (commit: Commit) => void): void;
}
