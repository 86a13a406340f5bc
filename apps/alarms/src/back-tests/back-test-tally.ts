import { type AlarmBackTest, type AlarmBackTestCount, SHORT_ALARM_SECONDS } from '#libs/contracts';
import type { AlarmChange } from '../tracks/evaluate-track.js';

type Episode = AlarmBackTest['episodes'][number];

export const emptyCount = (): AlarmBackTestCount => ({
  ...{
    devices: 0,
    readings: 0,
    episodes: 0,
    open: 0,
    underTwoMinutes: 0,
    totalSeconds: 0,
    longestSeconds: 0,
  },
});

/** Counts what the alarms of one device came to, and hands over each of them once. */
export class BackTestTally {
  readonly count = { ...emptyCount(), devices: 1 };
  private raised: Episode | undefined;

  constructor(private readonly onEpisode: (episode: Episode) => void) {}

  take(changes: readonly AlarmChange[]): void {
    for (const { kind, alarm } of changes) {
      const { zone, device, raisedAt, clearedAt, value, limit } = alarm;
      this.raised = { zone, device: device ?? '', raisedAt, clearedAt, seconds: 0, value, limit };
      if (kind === 'cleared') this.end(clearedAt ?? raisedAt);
    }
  }

  /** @param toMs end of the test: what stands is counted until then. */
  finish(toMs: number): void {
    if (this.raised === undefined) return;
    this.count.open += 1;
    this.end(toMs);
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
    episodes: a.episodes + b.episodes,
    open: a.open + b.open,
    underTwoMinutes: a.underTwoMinutes + b.underTwoMinutes,
    totalSeconds: a.totalSeconds + b.totalSeconds,
    longestSeconds: Math.max(a.longestSeconds, b.longestSeconds),
  };
}
