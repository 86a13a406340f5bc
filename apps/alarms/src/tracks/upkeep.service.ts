import { systemActor } from '#libs/contracts';
import { type Clock, type Logger, takeTurns } from '#libs/runtime';
import type { DirectoryService } from '../directory/directory.service.js';
import type { EpisodeReadModel } from '../episodes/episodes.ports.js';
import type { LifeCycleStore } from '../life-cycle/life-cycle.ports.js';
import type { Outbox } from '../outbox/outbox.ports.js';
import { endGoneRules, endTrack, hasGoneRules } from './end-track.js';
import type { EvaluatedTrack } from './evaluate-track.js';
import { emptyTrack, type TrackKey, trackName, type TrackState } from './track.js';
import type { TrackStore } from './tracks.ports.js';

/** A late track that got nothing for this long is over: packs of one run follow each other within seconds. */
const LATE_QUIET_MS = 10 * 60_000;
/** READINGS keeps messages for a day, so nothing of a track can come again after two. */
const FORGET_AFTER_MS = 2 * 86_400_000;
const TRACKS_A_TURN = 500;
const TURN_MS = 10_000;

/** What the upkeep works on. */
export interface UpkeepParts {
  readonly tracks: TrackStore;
  readonly directory: DirectoryService;
  readonly episodes: Pick<EpisodeReadModel, 'countOpen'>;
  readonly lifeCycle: Pick<LifeCycleStore, 'endShelves'>;
  readonly outbox: Pick<Outbox, 'count'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onNotification: () => void;
  /** Default {@link LATE_QUIET_MS}. */
  readonly lateQuietMs?: number;
  /** Pause between two turns, ms. Default 10,000. */
  readonly turnMs?: number;
}

/** Ends what no reading will end, and counts. */
export class UpkeepService {
  /** Alarms raised and notifications waiting, as of the last turn. */
  figures = { open: 0, unpublished: 0 };
  /** Quiet counts from here: what came while we were away still waits in the stream. */
  private readonly startedAt: number;

  constructor(private readonly parts: UpkeepParts) {
    this.startedAt = parts.clock.now();
  }

  /** Takes a turn now and then until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    const { logger, turnMs = TURN_MS } = this.parts;
    await takeTurns(() => this.turn(), { pauseMs: turnMs, waiting: 'upkeep waits', logger, signal });
  }

  async turn(): Promise<void> {
    const { tracks, directory, episodes, lifeCycle, outbox, clock, onNotification } = this.parts;
    const { lateQuietMs = LATE_QUIET_MS } = this.parts;
    const now = clock.now();
    if (now - this.startedAt >= lateQuietMs) {
      await this.end(await tracks.quietLate(now - lateQuietMs, TRACKS_A_TURN));
    }
    if (directory.isReady) {
      await this.endGone(now);
    }
    if ((await lifeCycle.endShelves(now, systemActor('alarms'))) > 0) onNotification();
    await tracks.forgetLate(now - FORGET_AFTER_MS);
    await directory.loadIfOld();
    this.figures = { open: await episodes.countOpen(), unpublished: await outbox.count() };
  }

  /** A device that is gone, or whose rule is, may send nothing any more that would end its alarms. */
  private async endGone(nowMs: number): Promise<void> {
    const { tracks, directory } = this.parts;
    const keys = await tracks.raisedLive();
    const known = await tracks.find(keys);
    const gone = keys.filter(key => {
      const track = known.get(trackName(key));
      return track !== undefined && hasGoneRules(track, directory.find(key.device), nowMs);
    });
    await this.update(gone, (track, { device }) => endGoneRules(track, directory.find(device), nowMs));
  }

  private end(keys: readonly TrackKey[]): Promise<void> {
    return this.update(keys, endTrack);
  }

  private async update(
    keys: readonly TrackKey[],
    judge: (track: TrackState, key: TrackKey) => EvaluatedTrack,
  ): Promise<void> {
    if (keys.length === 0) return;
    const notifications = await this.parts.tracks.update(
      keys,
      known => keys.map(key => ({ key, ...judge(known.get(trackName(key)) ?? emptyTrack(), key) })),
      this.parts.clock.now(),
    );
    if (notifications > 0) this.parts.onNotification();
  }
}
