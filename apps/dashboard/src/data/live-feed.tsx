import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { channelKey, type LatestMap, latestKey } from './latest.js';

/** State of the live feed; `since` is when it began. */
export interface LiveState {
  state: 'connecting' | 'connected' | 'lost';
  since: number;
}

interface Feed extends LiveState {
  follow: (zone: string | null) => void;
}

const FeedContext = createContext<Feed | null>(null);

/** A value as the feed sends it. */
interface LiveReading {
  zone: string;
  device: string;
  metric: string;
  value: number;
  time: number;
  flag: number;
}

/** Puts newer values in place; nothing else of the page is touched. */
function applyReadings(queries: QueryClient, readings: readonly LiveReading[]): void {
  for (const zone of new Set(readings.map(reading => reading.zone))) {
    queries.setQueryData<LatestMap>(latestKey(zone), known => {
      if (!known) return known;
      const next = new Map(known);
      for (const { device, metric, value, time, flag } of readings.filter(item => item.zone === zone)) {
        const key = channelKey(device, metric);
        const old = next.get(key);
        if (old && old.timeMs > time) continue;
        next.set(key, {
          device,
          metric,
          value,
          timeMs: time,
          flag,
          cadenceSeconds: old?.cadenceSeconds ?? null,
        });
      }
      return next;
    });
  }
}

/** Keeps one event stream open: of the zone on the screen, or of events only. */
export function LiveFeed({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [zone, setZone] = useState<string | null>(null);
  const [live, setLive] = useState<LiveState>(() => ({ state: 'connecting', since: Date.now() }));

  useEffect(() => {
    const source = new EventSource(zone === null ? '/api/v1/live' : `/api/v1/live?zone=${zone}`);
    let wasLost = false;
    source.onopen = () => {
      setLive({ state: 'connected', since: Date.now() });
      // What came while the line was cut is read again.
      if (wasLost) void queries.invalidateQueries();
      wasLost = false;
    };
    source.onerror = () => {
      wasLost = true;
      setLive(known => (known.state === 'lost' ? known : { state: 'lost', since: Date.now() }));
    };
    source.addEventListener('reading', event => {
      applyReadings(queries, JSON.parse((event as MessageEvent<string>).data) as LiveReading[]);
    });
    source.addEventListener('score', () => {
      void queries.invalidateQueries({ queryKey: ['score'] });
      void queries.invalidateQueries({ queryKey: ['zones'] });
    });
    source.addEventListener('registry', () => void queries.invalidateQueries());
    return () => source.close();
  }, [zone, queries]);

  const feed = useMemo(() => ({ ...live, follow: setZone }), [live]);
  return <FeedContext.Provider value={feed}>{children}</FeedContext.Provider>;
}

function useFeed(): Feed {
  const feed = useContext(FeedContext);
  if (!feed) throw new Error('useFeed needs <LiveFeed> around it');
  return feed;
}

/** Whether the feed is up, and since when. */
export function useLiveState(): LiveState {
  return useFeed();
}

/** Follows one zone's readings while the page shows it. */
export function useFollowZone(zone: string): void {
  const { follow } = useFeed();
  useEffect(() => {
    follow(zone);
    return () => follow(null);
  }, [zone, follow]);
}
