import type { Episode } from '#libs/contracts';
import { raisedIn, type TrackKey, trackName, type TrackState } from '../tracks/track.js';
import type { Checkpoint, TrackOutcome, TrackStore } from '../tracks/tracks.ports.js';
import type { AlarmChange } from '../tracks/evaluate-track.js';

interface Kept {
  readonly key: TrackKey;
  readonly state: TrackState;
  readonly touchedAt: number;
}

/** Tracks of a test, and every change they went through. */
export class InMemoryTrackStore implements TrackStore {
  readonly changes: AlarmChange[] = [];
  private judgedTo: Checkpoint | undefined;
  readonly tracks = new Map<string, Kept>();

  async update(
    keys: readonly TrackKey[],
    judge: (known: ReadonlyMap<string, TrackState>) => readonly TrackOutcome[],
    nowMs: number,
    checkpoint?: Checkpoint,
  ): Promise<number> {
    this.judgedTo = checkpoint ?? this.judgedTo;
    const outcomes = judge(await this.find(keys));
    for (const { key, state } of outcomes) this.tracks.set(trackName(key), { key, state, touchedAt: nowMs });
    const changes = outcomes.flatMap(outcome => outcome.changes);
    this.changes.push(...changes);
    return changes.filter(({ kind, alarm }) => (kind === 'raised' || kind === 'cleared') && !alarm.late)
      .length;
  }

  async checkpoint(): Promise<Checkpoint | undefined> {
    return this.judgedTo;
  }

  async find(keys: readonly TrackKey[]): Promise<Map<string, TrackState>> {
    const wanted = new Set(keys.map(trackName));
    const known = [...this.tracks].filter(([name]) => wanted.has(name));
    return new Map(known.map(([name, { state }]) => [name, state]));
  }

  async quietLate(sinceMs: number, limit: number): Promise<TrackKey[]> {
    return this.raised('late')
      .filter(({ touchedAt }) => touchedAt < sinceMs)
      .slice(0, limit)
      .map(({ key }) => key);
  }

  async uncorrected(limit: number): Promise<TrackKey[]> {
    const tracks = [...this.tracks.values()].filter(({ state }) => state.uncorrected !== undefined);
    return tracks.slice(0, limit).map(({ key }) => key);
  }

  async alarmsSince(device: string, sinceMs: number): Promise<Episode[]> {
    const alarms = new Map(this.changes.map(({ alarm }) => [alarm.id, alarm]));
    return [...alarms.values()]
      .filter(alarm => alarm.device === device && !alarm.late && (alarm.clearedAt ?? sinceMs) >= sinceMs)
      .toSorted((a, b) => a.raisedAt - b.raisedAt);
  }

  async raisedLive(): Promise<TrackKey[]> {
    return this.raised('live').map(({ key }) => key);
  }

  async forgetLate(sinceMs: number): Promise<void> {
    for (const [name, { key, state, touchedAt }] of this.tracks) {
      if (key.lane === 'late' && raisedIn(state) === 0 && touchedAt < sinceMs) this.tracks.delete(name);
    }
  }

  private raised(lane: TrackKey['lane']): Kept[] {
    return [...this.tracks.values()].filter(({ key, state }) => key.lane === lane && raisedIn(state) > 0);
  }
}
