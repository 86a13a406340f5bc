import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { now } from '../lib/clock.js';
import { applyAlarm } from './apply-alarm.js';
import { applyReadings } from './apply-readings.js';
import { openLiveSource } from './live-source.js';

/** State of the live feed; `since` is when it began. */
export interface LiveState {
  state: 'connecting' | 'connected' | 'lost';
  since: number;
}

const StateContext = createContext<LiveState | null>(null);
const FollowContext = createContext<((zone: string | null) => void) | null>(null);

/** Keeps one event stream open: of the zone on the screen, or of all. */
export function LiveFeed({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [zone, setZone] = useState<string | null>(null);
  const [live, setLive] = useState<LiveState>(() => ({ state: 'connecting', since: now() }));

  useEffect(() => {
    let wasLost = false;
    return openLiveSource(zone, {
      onUp: () => {
        setLive({ state: 'connected', since: now() });
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
    });
  }, [zone, queries]);

  return (
    <FollowContext.Provider value={setZone}>
      <StateContext.Provider value={live}>{children}</StateContext.Provider>
    </FollowContext.Provider>
  );
}

/** Whether the feed is up, and since when. */
export function useLiveState(): LiveState {
  const state = useContext(StateContext);
  if (!state) throw new Error('useLiveState needs <LiveFeed> around it');
  return state;
}

/** Follows one zone's readings while the page shows it. */
export function useFollowZone(zone: string): void {
  const follow = useContext(FollowContext);
  useEffect(() => {
    follow?.(zone);
    return () => follow?.(null);
  }, [zone, follow]);
}
