import { clearedAlarm, type EvaluatedTrack } from './evaluate-track.js';
import type { TrackState } from './track.js';

/**
 * Ends a track of which no more readings come: what is still raised ends with the last reading, since nothing
 * says how it went on. What was judged stays known, so that readings that come again open nothing.
 */
export function endTrack({ clock, seen, rules }: TrackState): EvaluatedTrack {
  const changes = Object.values(rules).flatMap(({ alarm }) =>
    alarm === undefined ? [] : [{ kind: 'cleared' as const, alarm: clearedAlarm(alarm, clock) }],
  );
  return { state: { clock, seen, rules: {} }, changes };
}
