import { useQuery } from '@tanstack/react-query';
import type { Freshness } from '../lib/freshness.js';
import { client, dataOf, type Schemas } from './client.js';

/** A zone as the overview shows it. */
export type ZoneItem = Schemas['ZoneItem'] & {
  /** Fresh while most channels are on time; judged by the gateway, aged here. */
  freshness: (now: number) => Freshness;
};

/** Of its channels a zone may have this share late and still count as fresh, or as alive at all. */
const FRESH_SHARE = 0.8;
const LATE_SHARE = 0.3;
/** The slowest regular channel is a quarter of an hour; older than that the zone is silent. */
const SILENT_MS = 30 * 60_000;

function freshnessOf(zone: Schemas['ZoneItem'], now: number): Freshness {
  if (zone.lastReadingAt === null) return 'none';
  if (now - zone.lastReadingAt > SILENT_MS) return 'stale';
  const share = zone.freshShare ?? 1;
  return share >= FRESH_SHARE ? 'fresh' : share >= LATE_SHARE ? 'late' : 'stale';
}

/** All zones, asked again now and then: the live feed tells values, not shares. */
export function useZones() {
  return useQuery({
    queryKey: ['zones'],
    queryFn: async () => {
      const { items } = await dataOf(client.GET('/api/v1/zones'));
      return items.map((zone): ZoneItem => ({ ...zone, freshness: now => freshnessOf(zone, now) }));
    },
    refetchInterval: 15_000,
  });
}
