import type { RegistryChanged } from '#libs/contracts';

/** Tells other services that registry data changed. */
export interface ChangePublisher {
  /** Returns when the event is stored; a failure is the caller's to report. */
  publish(change: RegistryChanged): Promise<void>;
}

/** Injection token of {@link ChangePublisher}. */
export const CHANGE_PUBLISHER = Symbol('ChangePublisher');
