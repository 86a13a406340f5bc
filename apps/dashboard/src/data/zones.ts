import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { client, dataOf, type Schemas } from './client.js';

export type ZoneItem = Schemas['ZoneItem'];

/** What of a zone does not change with every reading. */
export type ZoneFacts = Omit<ZoneItem, 'lastReadingAt' | 'freshShare' | 'score'>;

/** All zones, asked again now and then: the live feed tells values, not shares of channels on time. */
const zonesQuery = {
  queryKey: ['zones'],
  queryFn: async () => (await dataOf(client.GET('/api/v1/zones'))).items,
  refetchInterval: 30_000,
};

export function useZones() {
  return useQuery(zonesQuery);
}

/** One part of what is known of all zones; renders again only when that part changes. */
export function useZonesSelect<Part>(select: (zones: ZoneItem[]) => Part) {
  return useQuery({ ...zonesQuery, select });
}

/** What stands fast of one zone; `null` when there is no such zone. A page on it does not change every second. */
export function useZoneFacts(code: string) {
  return useZonesSelect(
    useCallback(
      (zones: ZoneItem[]): ZoneFacts | null => {
        const found = zones.find(zone => zone.code === code);
        if (!found) return null;
        const { lastReadingAt: _last, freshShare: _share, score: _score, ...facts } = found;
        return facts;
      },
      [code],
    ),
  );
}

/** One zone as it is now. */
export function useZone(code: string) {
  return useZonesSelect(
    useCallback((zones: ZoneItem[]) => zones.find(zone => zone.code === code) ?? null, [code]),
  );
}
