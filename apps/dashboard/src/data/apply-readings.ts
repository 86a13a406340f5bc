import type { QueryClient } from '@tanstack/react-query';
import { channelKey, type LatestMap, latestKey } from './latest.js';
import type { LiveReading } from './live-source.js';
import { type ZoneItem, zonesKey } from './zones.js';

/** Puts newer values in place; a component that shows another metric does not notice. */
export function applyReadings(queries: QueryClient, readings: readonly LiveReading[]): void {
  const byZone = Map.groupBy(readings, reading => reading.zone);
  for (const [zone, own] of byZone) {
    queries.setQueryData<LatestMap>(latestKey(zone), known => known && withReadings(known, own));
  }
  queries.setQueryData<ZoneItem[]>(zonesKey, zones =>
    zones?.map(zone => {
      const newest = byZone.get(zone.code)?.reduce((last, { time }) => Math.max(last, time), 0) ?? 0;
      return newest > (zone.lastReadingAt ?? 0) ? { ...zone, lastReadingAt: newest } : zone;
    }),
  );
}

function withReadings(known: LatestMap, readings: readonly LiveReading[]): LatestMap {
  const next = new Map(known);
  for (const { device, metric, value, time, flag } of readings) {
    const key = channelKey(device, metric);
    const old = next.get(key);
    if (old && old.timeMs > time) continue;
    const cadenceSeconds = old?.cadenceSeconds ?? null;
    next.set(key, { device, metric, value, timeMs: time, flag, cadenceSeconds });
  }
  return next;
}
