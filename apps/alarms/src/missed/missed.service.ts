import { chunks, type Clock, type Logger } from '#libs/runtime';
import type { AveragesService } from '../averages/averages.service.js';
import { type DevicePlan, isInstant } from '../directory/device-plan.js';
import type { DirectoryService } from '../directory/directory.service.js';
import { evaluateTrack } from '../tracks/evaluate-track.js';
import type { JudgedRow } from '../tracks/judged-pack.js';
import { LATE_MS } from '../tracks/route-packs.js';
import { emptyTrack, liveTrack, trackName, type TrackState } from '../tracks/track.js';
import type { Checkpoint, TrackStore } from '../tracks/tracks.ports.js';
import type { StoredReadings } from './missed.ports.js';

/** READINGS keeps messages for a day: what is older was judged, or waited for longer than anybody cares to know. */
const LONGEST_LOOK_BACK_MS = 86_400_000;
/** Readings may be ahead of our clock by so much. */
const AHEAD_MS = 300_000;
/** Devices that are judged in one transaction. */
const DEVICES_AT_ONCE = 20;

/** What the service is made of. */
export interface MissedParts {
  readonly directory: DirectoryService;
  readonly tracks: TrackStore;
  readonly stored: Pick<StoredReadings, 'read'>;
  readonly averages: Pick<AveragesService, 'ofLive'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called when there is something to publish. */
  readonly onNotification: () => void;
}

/** Judges what is stored and was never judged, since the messages that told of it are gone. */
export class MissedService {
  constructor(private readonly parts: MissedParts) {}

  /**
   * Judges each device from its last judged readings on. It may be done again: what is judged is passed over.
   *
   * @param checkpoint is stored at the end.
   * @throws AppError when a dependency is away.
   */
  async judge(checkpoint: Checkpoint): Promise<void> {
    const { directory, tracks, clock, logger } = this.parts;
    logger.warn(checkpoint, 'messages of READINGS are gone unread: judging from what is stored');
    const plans = directory.plans.filter(({ metrics }) => metrics.length > 0);
    for (const some of chunks(plans, DEVICES_AT_ONCE)) await this.judgeSome(some);
    await tracks.update([], () => [], clock.now(), checkpoint);
  }

  private async judgeSome(plans: readonly DevicePlan[]): Promise<void> {
    const { tracks, averages, clock, onNotification } = this.parts;
    const keys = plans.map(({ device }) => liveTrack(device.id));
    const known = await tracks.find(keys);
    const rows = await Promise.all(
      plans.map(plan => this.readStored(plan, known.get(trackName(liveTrack(plan.device.id))))),
    );
    const now = clock.now();
    const means = await Promise.all(plans.map((plan, i) => averages.ofLive(plan, rows[i]?.[0]?.t ?? now)));
    const notifications = await tracks.update(
      keys,
      current =>
        plans.map((plan, i) => {
          const key = liveTrack(plan.device.id);
          const before = this.lookAgain(plan, current.get(trackName(key)) ?? emptyTrack());
          return { key, ...evaluateTrack(plan, key, before, rows[i] ?? [], means[i]) };
        }),
      now,
    );
    if (notifications > 0) onNotification();
  }

  /** What came after newer readings may be gone unread, too: what the last hour had is judged again. */
  private lookAgain({ metrics }: DevicePlan, track: TrackState): TrackState {
    const now = this.parts.clock.now();
    const late = metrics.flatMap(({ metric, rules }): [string, number][] => {
      // Means are read from what is stored anyway.
      if (!rules.some(isInstant)) return [];
      const seen = track.seen[metric] ?? Number.NEGATIVE_INFINITY;
      if (seen < now - LONGEST_LOOK_BACK_MS) return [];
      return [[metric, Math.min(track.uncorrected?.[metric] ?? seen, seen - LATE_MS)]];
    });
    if (late.length === 0) return track;
    return { ...track, uncorrected: { ...track.uncorrected, ...Object.fromEntries(late) } };
  }

  /** Everything since the last judged reading, measurement by measurement, in the order of event times. */
  private async readStored(
    { device, metrics }: DevicePlan,
    track: TrackState | undefined,
  ): Promise<JudgedRow[]> {
    const { stored, clock } = this.parts;
    const now = clock.now();
    const found: JudgedRow[] = [];
    for (const measurement of new Set(metrics.map(metric => metric.measurement))) {
      const own = metrics.filter(metric => metric.measurement === measurement);
      // Of a device that was never judged, only what would not have been late.
      const since = own.map(({ metric }) => track?.seen[metric] ?? track?.clock ?? now - LATE_MS);
      const fields = new Map(own.map(({ metric, field }) => [metric, field]));
      const from = Math.max(now - LONGEST_LOOK_BACK_MS, Math.min(...since) + 1);
      found.push(
        ...(await stored.read({ device: device.id, measurement, fields, from, to: now + AHEAD_MS })),
      );
    }
    return found.sort((a, b) => a.t - b.t);
  }
}
