import { useQuery } from '@tanstack/react-query';
import { client, dataOf } from './client.js';

/** All legal limits with their dates; which hold for a metric is for the reader of the list to choose. */
export function useLimits() {
  return useQuery({
    queryKey: ['limits'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/limits', { params: { query: { limit: 1_000 } } }))).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
