import type { RegistryChanged, WindowsChanged } from '#libs/contracts';

/** Wants to know what others change. */
export interface ChangesListener {
  /** Windows were written anew; `sequence` is the event's place in its stream. */
  windowsChanged?(change: WindowsChanged, sequence: number): void;
  registryChanged?(change: RegistryChanged): void;
  /** Some change may have gone unheard. */
  changesMissed?(): void;
}
