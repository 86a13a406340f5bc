import { type AlarmBackTest, type AlarmBackTestCount, SHORT_ALARM_SECONDS } from '#libs/contracts';
import type { AlarmChange } from '../tracks/evaluate-track.js';

const HOUR_MS = 3_600_000;

type Episode = AlarmBackTest['episodes'][number];

export const emptyCount = (): AlarmBackTestCount => ({
  ...{
    devices: 0,
    readings: 0,
    compared: 0,
    firstReading: null,
    lastReading: null,
    hours: 0,
    hoursWithReadings: 0,
    episodes: 0,
    open: 0,
    underTwoMinutes: 0,
    totalSeconds: 0,
    longestSeconds: 0,
  },
});

/** A span of event time, Unix ms: from (inclusive) to (exclusive). */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Counts what the readings and alarms of one device came to, and hands over each alarm once. */
export class BackTestTally {
  readonly count: AlarmBackTestCount;
  private raised: Episode | undefined;
  private lastHour: number | undefined;

  constructor(
    private readonly span: Span,
    private readonly onEpisode: (episode: Episode) => void,
  ) {
    const hours = Math.ceil((span.to - span.from) / HOUR_MS);
    this.count = { ...emptyCount(), devices: 1, hours };
  }

  /** Takes a reading of the span; they come in the order of their times. */
  read(timeMs: number): void {
    const { count, span } = this;
    const hour = Math.floor((timeMs - span.from) / HOUR_MS);
    if (hour !== this.lastHour) count.hoursWithReadings += 1;
    this.lastHour = hour;
    count.readings += 1;
    count.firstReading ??= timeMs;
    count.lastReading = timeMs;
  }

  take(changes: readonly AlarmChange[]): void {
    for (const { kind, alarm } of changes) {
      const { zone, device, raisedAt, clearedAt, value, limit } = alarm;
      this.raised = { zone, device: device ?? '', raisedAt, clearedAt, seconds: 0, value, limit };
      if (kind === 'cleared') this.end(clearedAt ?? raisedAt);
    }
  }

  /** What stands is counted until the end of the test. */
  finish(): void {
    if (this.raised === undefined) return;
    this.count.open += 1;
    this.end(this.span.to);
  }

  private end(atMs: number): void {
    const { raised, count } = this;
    if (raised === undefined) return;
    const seconds = Math.max(0, atMs - raised.raisedAt) / 1_000;
    count.episodes += 1;
    count.totalSeconds += seconds;
    count.longestSeconds = Math.max(count.longestSeconds, seconds);
    if (raised.clearedAt !== null && seconds < SHORT_ALARM_SECONDS) count.underTwoMinutes += 1;
    this.onEpisode({ ...raised, seconds });
    this.raised = undefined;
  }
}

/** Both counts together. */
export function addCounts(a: AlarmBackTestCount, b: AlarmBackTestCount): AlarmBackTestCount {
  return {
    devices: a.devices + b.devices,
    readings: a.readings + b.readings,
    compared: a.compared + b.compared,
    firstReading: one(Math.min, a.firstReading, b.firstReading),
    lastReading: one(Math.max, a.lastReading, b.lastReading),
    hours: a.hours + b.hours,
    hoursWithReadings: a.hoursWithReadings + b.hoursWithReadings,
    episodes: a.episodes + b.episodes,
    open: a.open + b.open,
    underTwoMinutes: a.underTwoMinutes + b.underTwoMinutes,
    totalSeconds: a.totalSeconds + b.totalSeconds,
    longestSeconds: Math.max(a.longestSeconds, b.longestSeconds),
  };
}

/** One of two moments, of which either may be missing. */
function one(choose: (a: number, b: number) => number, a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : choose(a, b);
}
