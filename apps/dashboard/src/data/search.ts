import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FindSearch, searchParameters } from '../lib/find-search.js';
import { client, dataOf, type Schemas } from './client.js';

export type SearchAnswer = Schemas['SearchAnswer'];
export type ZoneMatch = Schemas['ZoneMatch'];
export type NeedJudgement = Schemas['NeedJudgement'];

/** Which zones answer needs; without an edition it is asked again now and then. */
export function useSearchZones(search: FindSearch) {
  const query = searchParameters(search);
  return useQuery({
    queryKey: ['zone-search', query],
    queryFn: () => dataOf(client.GET('/api/v1/zones/search', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: search.edition === undefined ? 30_000 : false,
  });
}

/** Weight presets of the scoring method. */
export function usePresets() {
  return useQuery({
    queryKey: ['method', 'presets'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/method'))).presets,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
