import type { Delivery, DeliveryDetail, DeliveryKind, DeliveryState } from '#libs/contracts';
import type { NoticeMessage } from '../messages/notice.js';
import type { NewDelivery } from '../routing/new-delivery.js';
import type { SendOutcome } from '../channels/channel.ports.js';

/** A delivery whose time has come. */
export interface WaitingDelivery {
  readonly id: string;
  readonly recipient: string;
  readonly channel: NewDelivery['channel'];
  readonly kind: DeliveryKind;
  readonly message: NoticeMessage;
  readonly createdAt: number;
  /** Attempts until now, since it was last sent by hand. */
  readonly tries: number;
  /** When it was to be sent first, or was sent by hand again, Unix ms. */
  readonly sinceMs: number;
}

/** What a recipient got in the last minute. */
export interface RecentAttempts {
  /** Without tests, oldest first, Unix ms. */
  readonly attemptsAt: readonly number[];
  readonly digestAt: number | undefined;
}

/** An attempt that is over. */
export interface FinishedAttempt extends SendOutcome {
  readonly id: string;
  /** As {@link DeliveryQueue.claim} gave it. */
  readonly number: number;
  readonly endedAt: number;
  readonly durationMs: number;
  /** Next attempt, Unix ms; only of what is tried again. */
  readonly nextMs?: number | undefined;
}

/** Deliveries on their way. Methods throw `AppError` `DATABASE.*`. */
export interface DeliveryQueue {
  /** Gives back what a process that died had begun to send; `except` is under way here. */
  release(nowMs: number, except: readonly string[]): Promise<void>;
  /** Drops what waited for the end of quiet hours and is over. */
  settleHeld(nowMs: number): Promise<void>;
  /** Recipients who have something to get now. */
  recipientsDue(nowMs: number): Promise<string[]>;
  /** Oldest first. */
  due(recipient: string, nowMs: number, limit: number): Promise<WaitingDelivery[]>;
  recent(recipient: string, sinceMs: number): Promise<RecentAttempts>;
  /** Makes one delivery of many that still wait. */
  group(digest: NewDelivery, ids: readonly string[]): Promise<void>;
  /**
   * Marks a delivery as being sent until a time, before it is.
   *
   * @returns number of the attempt; `undefined` when it no longer waits.
   */
  claim(id: string, target: string, nowMs: number, leaseUntilMs: number): Promise<number | undefined>;
  /** Stores what came of an attempt. */
  record(attempt: FinishedAttempt): Promise<void>;
  /** Nobody is to get these any more. */
  drop(ids: readonly string[], reason: string): Promise<void>;
  /** Forgets what was finished before a time. */
  forget(beforeMs: number): Promise<void>;
  /** What waits, and the oldest of it that was due, Unix ms. */
  waiting(nowMs: number): Promise<{ readonly count: number; readonly oldestMs: number | undefined }>;
}

/** What is asked of the log. */
export interface DeliveryFilter {
  readonly state?: DeliveryState | undefined;
  readonly recipient?: string | undefined;
  readonly alarm?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of the log. */
export interface DeliveryPage {
  readonly items: Delivery[];
  readonly nextCursor: string | null;
}

/** What became of notifications, for people. Methods throw `AppError` `DATABASE.*`. */
export interface DeliveryLog {
  /** Newest first. */
  list(filter: DeliveryFilter): Promise<DeliveryPage>;
  find(id: string): Promise<DeliveryDetail | undefined>;
  add(delivery: NewDelivery): Promise<void>;
  /**
   * Lets a delivery be sent again that was given up or dropped.
   *
   * @returns whether it was.
   */
  resend(id: string, by: { readonly id: string; readonly name: string }, nowMs: number): Promise<boolean>;
}
