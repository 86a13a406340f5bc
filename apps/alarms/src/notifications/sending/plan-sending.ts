import type { DeliveryKind } from '#libs/contracts';

/** Messages are counted over this time. */
export const WINDOW_MS = 60_000;

/** A message whose time has come. */
export interface DueDelivery {
  readonly id: string;
  readonly kind: DeliveryKind;
}

/** What a recipient got lately, and what is due. */
export interface SendingState {
  /** Oldest first. */
  readonly due: readonly DueDelivery[];
  /** Attempts of the last minute without tests, Unix ms, oldest first. */
  readonly attemptsAt: readonly number[];
  /** First attempt of the last digest, Unix ms. */
  readonly digestAt: number | undefined;
  readonly perMinute: number;
  readonly nowMs: number;
  /** Default {@link WINDOW_MS}. */
  readonly windowMs?: number;
}

/** What is done about it now. What is in neither list waits. */
export interface SendingPlan {
  readonly single: readonly string[];
  /** Become one message. */
  readonly digest: readonly string[];
  /** When it is worth looking again, Unix ms. */
  readonly waitUntil: number | undefined;
}

/**
 * Decides what is sent on its own and what becomes one message. Up to the recipient's number in a minute goes out as it
 * comes; when more is due, all of it becomes a digest, and until a minute later what comes is gathered for the next one.
 */
export function planSending(state: SendingState): SendingPlan {
  const { due, attemptsAt, digestAt, perMinute, nowMs, windowMs = WINDOW_MS } = state;
  const exempt = idsOf(due.filter(({ kind }) => kind === 'test' || kind === 'digest'));
  const alarms = idsOf(due.filter(({ kind }) => kind !== 'test' && kind !== 'digest'));
  if (alarms.length === 0) return { single: exempt, digest: [], waitUntil: undefined };
  if (digestAt !== undefined && digestAt + windowMs > nowMs)
    return { single: exempt, digest: [], waitUntil: digestAt + windowMs };
  const recent = attemptsAt.filter(at => at + windowMs > nowMs);
  const budget = perMinute - recent.length;
  if (alarms.length <= budget) return { single: [...exempt, ...alarms], digest: [], waitUntil: undefined };
  if (budget > 0) return { single: exempt, digest: alarms, waitUntil: undefined };
  // The attempt whose ageing makes room for one.
  const next = recent[recent.length - perMinute];
  return { single: exempt, digest: [], waitUntil: (next ?? nowMs) + windowMs };
}

function idsOf(due: readonly DueDelivery[]): string[] {
  return due.map(({ id }) => id);
}
