import type { RejudgeSpan } from './quality.ports.js';

const DAY_MS = 86_400_000;

/** Collects moments to be judged again, as one span a device, measurement and UTC day. */
export class SpanList {
  private readonly spans = new Map<string, RejudgeSpan>();

  add(device: string, measurement: string, timeMs: number): void {
    const day = Math.floor(timeMs / DAY_MS) * DAY_MS;
    const key = `${device} ${measurement} ${day}`;
    const { from = timeMs, to = timeMs } = this.spans.get(key) ?? {};
    this.spans.set(key, { device, measurement, day, from: Math.min(from, timeMs), to: Math.max(to, timeMs) });
  }

  toList(): RejudgeSpan[] {
    return [...this.spans.values()];
  }
}
