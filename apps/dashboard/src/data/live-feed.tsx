import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { now } from '../lib/clock.js';
import { type LiveState, liveListener } from './live-listener.js';
import { openLiveSource } from './live-source.js';

const StateContext = createContext<LiveState | null>(null);
const FollowContext = createContext<((zone: string | null) => void) | null>(null);

/** Keeps one event stream open: of the zone on the screen, or of all. */
export function LiveFeed({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [zone, setZone] = useState<string | null>(null);
  const [live, setLive] = useState<LiveState>(() => ({ state: 'connecting', since: now() }));
  const [listener] = useState(() => liveListener(queries, setLive));

  useEffect(() => openLiveSource(zone, listener), [zone, listener]);

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
