import type { WindowsChanged } from '#libs/contracts';

/** Tells other services that windows changed. */
export interface NoticePublisher {
  /** Resolves when the event is stored. Throws `AppError`. */
  publish(notice: WindowsChanged): Promise<void>;
}
