import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type Robustness = Schemas['Robustness'];
export type RankedZone = Schemas['ZoneRobustness'];

/** How firm the ranking of a track is. */
export function useRobustness(track: Robustness['track']) {
  return useQuery({
    queryKey: ['robustness', track],
    queryFn: () => dataOf(client.GET('/api/v1/robustness', { params: { query: { track } } })),
    refetchInterval: 5 * 60_000,
  });
}
