import type { NotificationChannel, RecipientVersion } from '#libs/contracts';
import { AppError, type Clock, type Logger, untilAnswered, waitFor } from '#libs/runtime';
import type { Channel } from '../channels/channel.ports.js';
import type { DeliveryQueue, WaitingDelivery } from '../deliveries/deliveries.ports.js';
import { compose } from '../messages/compose.js';
import type { Links } from '../messages/links.js';
import type { Names } from '../messages/names.js';
import type { SettingsStore } from '../settings/settings.ports.js';
import { type BackOff, waitAfter } from './back-off.js';
import { type DigestPart, makeDigest } from './make-digest.js';
import { planSending, WINDOW_MS } from './plan-sending.js';

const TURN_MS = 1_000;
/** Longer than any channel takes for an attempt. */
const LEASE_MS = 120_000;
/** Recipients who are served at once: one that does not answer keeps nobody else waiting. */
const MOST_AT_ONCE = 16;
/** Deliveries of one recipient that are looked at together, and at most become one digest. */
const MOST_DUE = 1_000;
const KEPT_MS = 90 * 86_400_000;
const FORGET_EVERY_MS = 3_600_000;

/** How fast the sender works; tests have less time. */
export interface SendingPace {
  readonly backOff: BackOff;
  readonly turnMs?: number;
  readonly leaseMs?: number;
  /** Over which messages are counted, ms. */
  readonly windowMs?: number;
}

/** What the sender works on. */
export interface SenderParts {
  readonly queue: DeliveryQueue;
  readonly settings: Pick<SettingsStore, 'newest' | 'secretOf'>;
  readonly channels: Readonly<Record<NotificationChannel['kind'], Channel>>;
  readonly names: Names;
  readonly links: Links;
  readonly clock: Clock;
  readonly logger: Logger;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly pace: SendingPace;
}

/** Sends what is due, to each recipient in order, and keeps trying what failed. */
export class SenderService {
  /** As of the last turn. */
  figures: { readonly count: number; readonly oldestMs: number | undefined } = {
    count: 0,
    oldestMs: undefined,
  };
  private readonly underWay = new Map<string, Promise<void>>();
  /** Deliveries that are being sent here, whatever their lease says. */
  private readonly held = new Set<string>();
  private pause = new AbortController();
  private isAway = false;
  private forgotAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: SenderParts) {}

  /** Says that there is something to send. */
  notify(): void {
    this.pause.abort();
  }

  /** Takes turns until the signal, then waits for what is under way. */
  async run(signal: AbortSignal): Promise<void> {
    const { turnMs = TURN_MS } = this.parts.pace;
    signal.addEventListener('abort', () => this.pause.abort());
    while (!signal.aborted) {
      this.pause = new AbortController();
      await this.outlive(() => this.turn(signal));
      if (!signal.aborted) await waitFor(turnMs, this.pause.signal);
    }
    await Promise.all(this.underWay.values());
  }

  private async turn(signal: AbortSignal): Promise<void> {
    const { queue, clock } = this.parts;
    const now = clock.now();
    await queue.release(now, [...this.held]);
    await queue.settleHeld(now);
    for (const recipient of await queue.recipientsDue(now)) {
      if (this.underWay.size >= MOST_AT_ONCE) break;
      if (this.underWay.has(recipient)) continue;
      const work = this.outlive(() => this.serve(recipient, signal)).finally(() => {
        this.underWay.delete(recipient);
      });
      this.underWay.set(recipient, work);
    }
    this.figures = await queue.waiting(now);
    if (now - this.forgotAt >= FORGET_EVERY_MS) {
      await queue.forget(now - KEPT_MS);
      this.forgotAt = now;
    }
  }

  /** A database that is away ends nothing. */
  private async outlive(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.isAway = false;
    } catch (error) {
      if (!(error instanceof AppError && error.retryable)) throw error;
      if (!this.isAway) this.parts.logger.warn({ err: error }, 'notifications wait: a dependency is away');
      this.isAway = true;
    }
  }

  private async serve(id: string, signal: AbortSignal): Promise<void> {
    const { queue, settings, clock, pace } = this.parts;
    const { windowMs = WINDOW_MS } = pace;
    const due = await queue.due(id, clock.now(), MOST_DUE);
    const recipient = (await settings.newest()).recipients.find(known => known.id === id);
    if (recipient?.status !== 'active') {
      return queue.drop(
        due.map(delivery => delivery.id),
        'the recipient is paused or removed',
      );
    }
    const now = clock.now();
    const { perMinute } = recipient.definition;
    const recent = await queue.recent(id, now - windowMs);
    const { single, digest } = planSending({ due, ...recent, perMinute, nowMs: now, windowMs });
    const parts = due.filter(delivery => digest.includes(delivery.id));
    if (isFilled(parts)) {
      const grouped = makeDigest(parts, now);
      await queue.group(grouped, digest);
      await this.send({ ...grouped, tries: 0, sinceMs: now }, recipient);
    }
    for (const delivery of due) {
      if (signal.aborted) return;
      if (single.includes(delivery.id)) await this.send(delivery, recipient);
    }
  }

  private async send(delivery: WaitingDelivery, recipient: RecipientVersion): Promise<void> {
    const { queue, settings, channels, names, links, clock, pace, logger } = this.parts;
    const { channel, language } = recipient.definition;
    const secret = channel.kind === 'webhook' ? await settings.secretOf(recipient.id) : undefined;
    const message = compose({ ...delivery, language }, names, links);
    const begun = clock.now();
    const { leaseMs = LEASE_MS } = pace;
    const number = await queue.claim(delivery.id, targetOf(channel), begun, begun + leaseMs);
    if (number === undefined) return;
    this.held.add(delivery.id);
    try {
      const outcome = await channels[channel.kind].send({ message, recipient, secret });
      const endedAt = clock.now();
      const settled = this.settle(delivery, outcome, endedAt);
      // What was sent must not be sent again because the database is away for a moment.
      await untilAnswered(
        () => queue.record({ ...settled, id: delivery.id, number, endedAt, durationMs: endedAt - begun }),
        { from: 'the database, to note what was sent', logger },
      );
    } finally {
      this.held.delete(delivery.id);
    }
  }

  /** Whether and when it is tried again. */
  private settle(
    { tries, sinceMs }: WaitingDelivery,
    { outcome, answer, retryAfterMs }: Awaited<ReturnType<Channel['send']>>,
    nowMs: number,
  ) {
    const { backOff } = this.parts.pace;
    if (outcome !== 'retry') return { outcome, answer };
    const nextMs = nowMs + waitAfter(tries + 1, this.parts.chance(), backOff, retryAfterMs);
    if (nextMs - sinceMs <= backOff.patienceMs) return { outcome, answer, nextMs };
    return { outcome: 'given-up' as const, answer: `given up after ${tries + 1} attempts: ${answer}` };
  }
}

function targetOf(channel: NotificationChannel): string {
  switch (channel.kind) {
    case 'email':
      return channel.address;
    case 'webhook':
      return channel.url;
    case 'browser':
      return channel.actor;
  }
}

function isFilled(parts: readonly DigestPart[]): parts is readonly [DigestPart, ...DigestPart[]] {
  return parts.length > 0;
}
