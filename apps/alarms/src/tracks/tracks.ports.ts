import type { Episode } from '#libs/contracts';
import type { EvaluatedTrack } from './evaluate-track.js';
import type { TrackKey, TrackState } from './track.js';

/** A track and what readings made of it. */
export interface TrackOutcome extends EvaluatedTrack {
  readonly key: TrackKey;
}

/** How far READINGS was judged. */
export interface Checkpoint {
  /** When the stream was created, Unix ms: another one means that it was made anew. */
  readonly streamCreatedAt: number;
  readonly sequence: number;
}

/** Keeps tracks, episodes and notifications, always together. Methods throw `AppError` `DATABASE.*`. */
export interface TrackStore {
  /**
   * Reads tracks, lets them be judged and stores the outcome in one transaction: states, episodes, and
   * notifications of live alarms, and the checkpoint if given. A late episode that overlaps one of its rule and device is the same
   * exceedance again and is not stored.
   *
   * @param judge gets the tracks that exist, by `trackName`; may be called again.
   * @returns how many notifications were put into the outbox.
   */
  update(
    keys: readonly TrackKey[],
    judge: (known: ReadonlyMap<string, TrackState>) => readonly TrackOutcome[],
    nowMs: number,
    checkpoint?: Checkpoint,
  ): Promise<number>;
  checkpoint(): Promise<Checkpoint | undefined>;
  /** The tracks that exist, by `trackName`. */
  find(keys: readonly TrackKey[]): Promise<ReadonlyMap<string, TrackState>>;
  /** Late tracks with raised alarms that got nothing since a moment (our clock, Unix ms). */
  quietLate(sinceMs: number, limit: number): Promise<TrackKey[]>;
  /** Live tracks with readings that came late and have corrected nothing yet, the longest waiting first. */
  uncorrected(limit: number): Promise<TrackKey[]>;
  /**
   * Alarms that live readings of a device raised, and that ended at or after a moment (event time, Unix ms) or stand, in the
   * order in which they were raised.
   */
  alarmsSince(device: string, sinceMs: number): Promise<Episode[]>;
  /** Live tracks with raised alarms. */
  raisedLive(): Promise<TrackKey[]>;
  /** Forgets late tracks that got nothing since a moment. */
  forgetLate(sinceMs: number): Promise<void>;
}
