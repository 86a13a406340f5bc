import { z } from 'zod';
import { episodeSchema } from '#libs/contracts';
import { ruleStateSchema } from '../rules/rule-state.js';

/**
 * Readings that are judged one after the other: all live ones of a device, or the late ones of one of its
 * runs. A run of history is one day, and the days come newest first.
 */
export interface TrackKey {
  readonly device: string;
  readonly lane: 'late' | 'live';
  /** Run of the device, Unix ms; 0 for live, and for late packs without one. */
  readonly boot: number;
}

/** How far a track was judged, and where its rules stand. */
export const trackStateSchema = z.object({
  /** Latest event time seen, Unix ms. */
  clock: z.number(),
  /** Metric id → event time of its last judged reading: whatever is not newer was judged already. */
  seen: z.record(z.string(), z.number()),
  /** Rule id → its state, and its alarm once raised. Rules of which all is well are not here. */
  rules: z.record(z.string(), z.object({ state: ruleStateSchema, alarm: episodeSchema.optional() })),
  /** Metric id → event time of the earliest reading that came after newer ones, until alarms are corrected by it. */
  uncorrected: z.record(z.string(), z.number()).optional(),
});
export type TrackState = z.infer<typeof trackStateSchema>;

export const emptyTrack = (): TrackState => ({ clock: 0, seen: {}, rules: {} });

export function trackName({ device, lane, boot }: TrackKey): string {
  return `${device} ${lane} ${boot}`;
}

/** The track of what a device says now. */
export const liveTrack = (device: string): TrackKey => ({ device, lane: 'live', boot: 0 });

/** How many alarms of a track are raised. */
export function raisedIn({ rules }: TrackState): number {
  return Object.values(rules).filter(({ state }) => state.phase === 'raised').length;
}
