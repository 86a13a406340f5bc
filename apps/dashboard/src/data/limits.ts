import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type AppliedLimit = Schemas['AppliedLimit'];

const RENEW_MS = 3_600_000;

/** Limits that hold in a zone on a local date, today unless given, with numbers as they apply there. */
export function useZoneLimits(zone: string, on?: string) {
  return useQuery({
    queryKey: ['zone-limits', zone, on ?? 'today'],
    queryFn: async () => {
      const params = { path: { code: zone }, query: on === undefined ? {} : { on } };
      return (await dataOf(client.GET('/api/v1/zones/{code}/limits', { params }))).items;
    },
    staleTime: RENEW_MS,
  });
}
