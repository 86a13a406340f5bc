import type { DevicePlan } from '../directory/device-plan.js';
import type { JudgedPack, JudgedRow } from './judged-pack.js';
import { liveTrack, type TrackKey, trackName } from './track.js';

/** Readings that are older than this on arrival change nothing that is live, and nobody is notified. */
export const LATE_MS = 3_600_000;

/** Rows of one track in the order of their event times. */
export interface TrackRows {
  readonly key: TrackKey;
  readonly plan: DevicePlan;
  readonly rows: JudgedRow[];
  /** Whether they are of the history lane, where a run comes whole and in order. */
  readonly isHistory: boolean;
}

/**
 * Sorts the rows of packs into tracks. Late is what the history lane brings and what the broker received
 * more than an hour after its event time: both stay the same however often a message is delivered.
 */
export function routePacks(
  packs: Iterable<JudgedPack>,
  findPlan: (device: string) => DevicePlan | undefined,
): TrackRows[] {
  const tracks = new Map<string, TrackRows>();
  const add = (key: TrackKey, plan: DevicePlan, row: JudgedRow, isHistory: boolean): void => {
    const name = trackName(key);
    const known = tracks.get(name);
    if (known) known.rows.push(row);
    else tracks.set(name, { key, plan, rows: [row], isHistory });
  };
  for (const { device, boot, lane, receivedAt, rejudged, rows } of packs) {
    const plan = findPlan(device);
    if (plan === undefined || plan.metrics.length === 0) continue;
    const isHistory = lane === 'history';
    for (const row of rows) {
      const isLate = isHistory || receivedAt - row.t > LATE_MS;
      // Single values out of their rows, which a late track was given when they came.
      if (isLate && rejudged) continue;
      add(isLate ? { device, lane: 'late', boot: boot ?? 0 } : liveTrack(device), plan, row, isHistory);
    }
  }
  for (const { rows } of tracks.values()) rows.sort((a, b) => a.t - b.t);
  return [...tracks.values()];
}
