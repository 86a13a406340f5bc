import { AppError, chunks, type Clock, groupBy, type Logger } from '#libs/runtime';
import type { CadenceBook } from '../cadences/cadence-book.js';
import type { DevicePlan } from '../directory/device-plan.js';
import { DEVICES_PER_QUESTION, type StoredReadings } from '../missed/missed.ports.js';
import type { JudgedPack, JudgedRow } from '../tracks/judged-pack.js';
import type { TrackRows } from '../tracks/route-packs.js';
import { liveTrack, type TrackKey, trackName } from '../tracks/track.js';
import { NO_AVERAGES, type TrackAverages } from './track-averages.js';
import { isAveraged, lookBackOf, meansOf, TrackWindows } from './track-windows.js';

/** Readings may be ahead of our clock by so much. */
const AHEAD_MS = 300_000;
/** What got nothing for this long is read anew when something comes: memory is for what is measured now. */
const KEEP_MS = { live: 2 * 3_600_000, late: 10 * 60_000 };
/** With the store away means begin anew, and are read after this. */
const RETRY_MS = 10_000;
const UNREAD = 'unread';
/** What begins within the same hour is read in one question. */
const TOGETHER_MS = 3_600_000;

/** What the service is made of. */
export interface AveragesParts {
  readonly stored: Pick<StoredReadings, 'readDevices'>;
  readonly cadences: CadenceBook;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Rows of a track with the averages that its rules compare. */
export interface AveragedRows extends Pick<TrackRows, 'key' | 'plan' | 'rows'> {
  readonly averages: TrackAverages;
}

/** A track whose windows are to be read, and since when. */
interface UnreadTrack {
  readonly key: TrackKey;
  readonly plan: DevicePlan;
  /** Unix ms. */
  readonly from: number;
}

interface Kept {
  readonly windows: TrackWindows;
  readonly lane: TrackKey['lane'];
  /** What they are of; with other rules they are read anew. */
  readonly means: string;
  touchedAt: number;
}

/**
 * Keeps the readings that means are made of, as long as a mean looks back. They are in memory only: what is stored is read
 * when a track is seen for the first time, so that a restart forgets nothing.
 */
export class AveragesService {
  private readonly kept = new Map<string, Kept>();
  private isWarned = false;
  private isStoreAway = false;
  private readAgainAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: AveragesParts) {}

  /**
   * Takes readings. They may come again, and in any order.
   *
   * @returns the tracks with their averages, and live tracks whose mean of now late readings changed.
   */
  async take(
    packs: readonly JudgedPack[],
    routed: readonly TrackRows[],
    findPlan: (device: string) => DevicePlan | undefined,
  ): Promise<AveragedRows[]> {
    const averaged = routed.filter(({ plan }) => lookBackOf(plan) > 0);
    if (averaged.length > 0) await this.refreshCadences();
    await this.open(averaged);
    for (const { key, plan, rows } of averaged) {
      for (const row of rows) this.find(key)?.windows.put(plan, row);
    }
    const corrected = this.correctLive(packs, averaged, findPlan);
    this.forget(averaged);
    return [...routed, ...corrected].map(({ key, plan, rows }) => ({
      ...{ key, plan, rows },
      averages: this.find(key)?.windows.averages(plan) ?? NO_AVERAGES,
    }));
  }

  /** Averages of a live track from a moment on, with all that is stored. */
  async ofLive(plan: DevicePlan, fromMs: number): Promise<TrackAverages> {
    if (lookBackOf(plan) === 0) return NO_AVERAGES;
    await this.refreshCadences();
    const key = liveTrack(plan.device.id);
    await this.fill([{ key, plan, from: fromMs - lookBackOf(plan) }]);
    return (this.find(key) as Kept).windows.averages(plan);
  }

  private find(key: TrackKey): Kept | undefined {
    return this.kept.get(trackName(key));
  }

  /** What came late or was judged anew belongs to the means of now as well. */
  private correctLive(
    packs: readonly JudgedPack[],
    routed: readonly TrackRows[],
    findPlan: (device: string) => DevicePlan | undefined,
  ): Pick<TrackRows, 'key' | 'plan' | 'rows'>[] {
    const judged = new Set(routed.map(({ key }) => trackName(key)));
    const corrected = new Map<string, Pick<TrackRows, 'key' | 'plan' | 'rows'>>();
    for (const { device, rows } of packs) {
      const plan = findPlan(device);
      const key = liveTrack(device);
      const windows = this.find(key)?.windows;
      if (plan === undefined || windows === undefined) continue;
      for (const row of rows) windows.put(plan, row);
      if (!judged.has(trackName(key))) corrected.set(device, { key, plan, rows: [] });
    }
    return [...corrected.values()];
  }

  private async open(averaged: readonly TrackRows[]): Promise<void> {
    const now = this.parts.clock.now();
    const missing = averaged.filter(({ key, plan }) => {
      const means = this.find(key)?.means;
      return means === UNREAD ? now >= this.readAgainAt : means !== meansOf(plan);
    });
    // A run of history comes whole and in order, and what lies before it comes after it.
    for (const { key, plan, isHistory } of missing) if (isHistory) this.keep(key, plan);
    const unread = missing
      .filter(({ isHistory }) => !isHistory)
      .map(({ key, plan, rows }) => ({ key, plan, from: (rows[0]?.t ?? now) - lookBackOf(plan) }));
    const alike = groupBy(unread, ({ plan, from }) => `${meansOf(plan)} ${Math.floor(from / TOGETHER_MS)}`);
    for (const tracks of alike.values()) {
      for (const some of chunks(tracks, DEVICES_PER_QUESTION)) await this.fill(some);
    }
    for (const { key } of averaged) (this.find(key) as Kept).touchedAt = now;
  }

  private keep(key: TrackKey, plan: DevicePlan, means = meansOf(plan)): TrackWindows {
    const { cadences, clock } = this.parts;
    const windows = new TrackWindows(() => cadences.of(plan.device.id));
    this.kept.set(trackName(key), { windows, lane: key.lane, means, touchedAt: clock.now() });
    return windows;
  }

  /** Reads windows of tracks whose plans have the same means. */
  private async fill(tracks: readonly UnreadTrack[]): Promise<void> {
    const { clock, logger } = this.parts;
    try {
      const stored = await this.readStored(tracks);
      for (const { key, plan } of tracks) {
        const windows = this.keep(key, plan);
        for (const rows of stored) for (const row of rows.get(key.device) ?? []) windows.put(plan, row);
        windows.settle();
      }
      this.isStoreAway = false;
    } catch (error) {
      if (!(error instanceof AppError && error.retryable)) throw error;
      // What each reading shows by itself must not wait.
      this.readAgainAt = clock.now() + RETRY_MS;
      for (const { key, plan } of tracks) this.keep(key, plan, UNREAD);
      if (!this.isStoreAway) logger.warn({ err: error }, 'means wait for what is stored');
      this.isStoreAway = true;
    }
  }

  /** Rows of the tracks' devices, one map a measurement. */
  private readStored(tracks: readonly UnreadTrack[]): Promise<ReadonlyMap<string, readonly JudgedRow[]>[]> {
    const { stored, clock } = this.parts;
    const metrics = tracks[0]?.plan.metrics.filter(isAveraged) ?? [];
    const range = {
      devices: [...new Set(tracks.map(({ key }) => key.device))],
      from: Math.min(...tracks.map(({ from }) => from)),
      to: clock.now() + AHEAD_MS,
    };
    const measurements = groupBy(metrics, ({ measurement }) => measurement);
    return Promise.all(
      Array.from(measurements, ([measurement, own]) => {
        const fields = new Map(own.map(({ metric, field }) => [metric, field]));
        return stored.readDevices({ ...range, measurement, fields });
      }),
    );
  }

  private forget(averaged: readonly TrackRows[]): void {
    const now = this.parts.clock.now();
    for (const { key, plan, rows } of averaged) {
      const first = rows[0];
      if (first) this.find(key)?.windows.forget(plan, first.t);
    }
    for (const [name, { touchedAt, lane }] of this.kept) {
      if (touchedAt < now - KEEP_MS[lane]) this.kept.delete(name);
    }
  }

  /** With an older state of the cadences a mean is still a mean. */
  private async refreshCadences(): Promise<void> {
    const { cadences, clock, logger } = this.parts;
    try {
      await cadences.refresh(clock.now());
      this.isWarned = false;
    } catch (error) {
      if (!(error instanceof AppError && error.retryable)) throw error;
      if (!this.isWarned) logger.warn({ err: error }, 'means are judged by the cadences known before');
      this.isWarned = true;
    }
  }
}
