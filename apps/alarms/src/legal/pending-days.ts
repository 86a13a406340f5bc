import { TIER_MS, windowStart } from '#libs/telemetry';

/** Days of a device that are to be looked at. */
export interface DueDays {
  readonly device: string;
  /** Starts of local days, Unix ms, oldest first. */
  readonly days: readonly number[];
}

/** Remembers which local days of which devices changed, until they are over and nothing comes any more. */
export class PendingDays {
  private readonly touchedAt = new Map<string, Map<number, number>>();

  /** Every day that a span of time touches. */
  touch(device: string, fromMs: number, toMs: number, nowMs: number): void {
    const days = this.touchedAt.get(device) ?? new Map<number, number>();
    this.touchedAt.set(device, days);
    for (let day = windowStart('day', fromMs); day <= toMs; day += TIER_MS.day)
      days.set(day, Math.max(nowMs, days.get(day) ?? 0));
  }

  /** Takes out the days that are over and were left alone for long enough. */
  take(nowMs: number, settleMs: number): DueDays[] {
    return [...this.touchedAt].flatMap(([device, days]) => {
      const due = [...days]
        .filter(([day, touchedAt]) => day + TIER_MS.day <= nowMs && touchedAt + settleMs <= nowMs)
        .map(([day]) => day)
        .sort((a, b) => a - b);
      for (const day of due) days.delete(day);
      return due.length > 0 ? [{ device, days: due }] : [];
    });
  }
}
