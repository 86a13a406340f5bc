import type { AlarmEvent } from '#libs/contracts';

/** A notification that was not yet published. */
export interface OutboxEntry {
  readonly id: string;
  readonly alarm: AlarmEvent;
}

/** Notifications that were stored with their episodes. Methods throw `AppError` `DATABASE.*`. */
export interface Outbox {
  /** The oldest, in order. */
  next(limit: number): Promise<OutboxEntry[]>;
  remove(ids: readonly string[]): Promise<void>;
  count(): Promise<number>;
}

/** Tells others of alarms. */
export interface AlarmPublisher {
  /** Resolves when the event is stored; a repeated call is recognised. Throws `AppError` `MESSAGING.*`. */
  publish(alarm: AlarmEvent): Promise<void>;
}
