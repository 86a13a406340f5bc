import type { QueryClient } from '@tanstack/react-query';
import { now } from '../lib/clock.js';
import { applyAlarm } from './apply-alarm.js';
import { applyReadings } from './apply-readings.js';
import type { LiveListener } from './live-source.js';

/** State of the live feed; `since` is when it began. */
export interface LiveState {
  readonly state: 'connecting' | 'connected' | 'lost';
  readonly since: number;
}

/**
 * Writes what the live feed says into what is on the screen. One listener hears every line, one after the other: a line
 * that was lost counts until another is up, also when that is the line of another zone.
 */
export function liveListener(
  queries: QueryClient,
  setLive: (next: (known: LiveState) => LiveState) => void,
): LiveListener {
  let wasLost = false;
  return {
    onUp: () => {
      setLive(() => ({ state: 'connected', since: now() }));
      // What came while the line was cut is read again.
      if (wasLost) void queries.invalidateQueries();
      wasLost = false;
    },
    onDown: () => {
      wasLost = true;
      setLive(known => (known.state === 'lost' ? known : { state: 'lost', since: now() }));
    },
    onReadings: readings => applyReadings(queries, readings),
    onAlarm: alarm => applyAlarm(queries, alarm),
    onChange: event => {
      if (event !== 'score') return void queries.invalidateQueries();
      void queries.invalidateQueries({ queryKey: ['score'] });
      void queries.invalidateQueries({ queryKey: ['zones'] });
    },
  };
}
