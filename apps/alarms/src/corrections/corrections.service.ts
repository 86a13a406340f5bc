import { isDeepStrictEqual } from 'node:util';
import { type Clock, forEachAtOnce, type Logger, takeTurns } from '#libs/runtime';
import type { DevicePlan } from '../directory/device-plan.js';
import type { DirectoryService } from '../directory/directory.service.js';
import type { StoredReadings } from '../missed/missed.ports.js';
import type { EvaluatedTrack } from '../tracks/evaluate-track.js';
import { type TrackKey, trackName, type TrackState } from '../tracks/track.js';
import type { TrackStore } from '../tracks/tracks.ports.js';
import { correctTrack, lateMetrics, readFrom } from './correct-track.js';

const TRACKS_A_TURN = 50;
/** Devices that are read from the store at once. */
const READS_AT_ONCE = 4;
const TURN_MS = 500;

/** What the service is made of. */
export interface CorrectionsParts {
  readonly directory: Pick<DirectoryService, 'find'>;
  readonly tracks: TrackStore;
  readonly stored: Pick<StoredReadings, 'read'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called when there is something to publish. */
  readonly onNotification: () => void;
}

/**
 * Corrects alarms by readings that came after newer ones. Which tracks have such readings is kept with the tracks, so
 * that a process that dies leaves the work to the next one.
 */
export class CorrectionsService {
  constructor(private readonly parts: CorrectionsParts) {}

  /** Takes a turn now and then until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    const { logger } = this.parts;
    await takeTurns(() => this.turn(), {
      ...{ pauseMs: TURN_MS, waiting: 'alarms wait to be corrected by late readings' },
      ...{ logger, signal },
    });
  }

  /** Corrects some tracks; one that is judged meanwhile is left to the next turn. */
  async turn(): Promise<void> {
    const keys = await this.parts.tracks.uncorrected(TRACKS_A_TURN);
    await forEachAtOnce(READS_AT_ONCE, keys, key => this.correct(key));
  }

  private async correct(key: TrackKey): Promise<void> {
    const { directory, tracks, clock, onNotification } = this.parts;
    const name = trackName(key);
    const before = (await tracks.find([key])).get(name);
    if (before === undefined) return;
    const plan = directory.find(key.device);
    const corrected = plan ? await this.judgeAgain(plan, key, before) : withNothingLate(before);
    const notifications = await tracks.update(
      [key],
      known => (isDeepStrictEqual(known.get(name), before) ? [{ key, ...corrected }] : []),
      clock.now(),
    );
    if (notifications > 0) onNotification();
  }

  private async judgeAgain(plan: DevicePlan, key: TrackKey, before: TrackState): Promise<EvaluatedTrack> {
    const { tracks, stored } = this.parts;
    const device = key.device;
    const late = lateMetrics(plan, before);
    // Rules of these metrics may be gone by now.
    if (late.length === 0) return withNothingLate(before);
    const starts = late.map(([metric, sinceMs]) => readFrom(metric, sinceMs));
    const alarms = await tracks.alarmsSince(device, Math.min(...starts));
    const rows = await Promise.all(
      late.map(([{ metric, measurement, field }, sinceMs], i) =>
        stored.read({
          ...{ device, measurement, fields: new Map([[metric, field]]) },
          ...{ from: starts[i] ?? sinceMs, to: (before.seen[metric] ?? sinceMs) + 1 },
        }),
      ),
    );
    return correctTrack(plan, key, before, { rows: rows.flat(), alarms });
  }
}

function withNothingLate({ uncorrected: _, ...state }: TrackState): EvaluatedTrack {
  return { state, changes: [] };
}
