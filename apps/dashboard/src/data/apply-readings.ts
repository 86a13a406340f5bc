import type { QueryClient } from '@tanstack/react-query';
import { type Heard, heardKey } from './heard.js';
import { channelKey, type LatestMap, latestKey } from './latest.js';
import type { LiveReading } from './live-source.js';

/** Puts newer values in place; a component that shows another metric does not notice. */
export function applyReadings(queries: QueryClient, readings: readonly LiveReading[]): void {
  const byZone = Map.groupBy(readings, reading => reading.zone);
  for (const [zone, own] of byZone) {
    queries.setQueryData<LatestMap>(latestKey(zone), known => known && withReadings(known, own));
  }
  queries.setQueryData<Heard>(heardKey, known => ({ ...known, ...newestOf(byZone, known ?? {}) }));
}

function newestOf(byZone: ReadonlyMap<string, readonly LiveReading[]>, known: Heard): Heard {
  return Object.fromEntries(
    [...byZone].map(([zone, own]) => [
      zone,
      own.reduce((newest, { time }) => Math.max(newest, time), known[zone] ?? 0),
    ]),
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
