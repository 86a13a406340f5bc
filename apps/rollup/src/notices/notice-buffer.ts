import type { WindowsChanged, WindowTier } from '#libs/contracts';

/** A window that was written. */
export interface WrittenWindow {
  readonly zone: string;
  readonly tier: WindowTier;
  readonly device: string;
  readonly start: number;
}

interface Pending {
  from: number;
  to: number;
  readonly devices: Set<string>;
}

/**
 * Least time between two notices of a zone's tier. Notices are kept 7 days in a stream of 1 GiB that
 * alarms and scores need too: one a flush would fill it in hours, these fill a third.
 */
const PAUSE_MS: Readonly<Record<WindowTier, number>> = { minute: 60_000, hour: 60_000, day: 300_000 };

/** Puts together what changed: the first notice leaves at once, what follows soon after leaves as one. */
export class NoticeBuffer {
  private readonly pending = new Map<string, Pending>();
  private readonly sentAt = new Map<string, number>();

  note({ zone, tier, device, start }: WrittenWindow): void {
    const key = `${tier}|${zone}`;
    const pending = this.pending.get(key);
    if (pending === undefined) {
      this.pending.set(key, { from: start, to: start, devices: new Set([device]) });
      return;
    }
    pending.from = Math.min(pending.from, start);
    pending.to = Math.max(pending.to, start);
    pending.devices.add(device);
  }

  /** Takes the notices that may leave now, or all. */
  take(nowMs: number, which: 'all' | 'due'): WindowsChanged[] {
    const notices: WindowsChanged[] = [];
    for (const [key, { from, to, devices }] of this.pending) {
      const [tier, zone] = key.split('|') as [WindowTier, string];
      const isDue = nowMs - (this.sentAt.get(key) ?? Number.NEGATIVE_INFINITY) >= PAUSE_MS[tier];
      if (which === 'due' && !isDue) continue;
      this.pending.delete(key);
      this.sentAt.set(key, nowMs);
      notices.push({ zone, tier, from, to, devices: [...devices].sort(), at: nowMs });
    }
    return notices;
  }
}
