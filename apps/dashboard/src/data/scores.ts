import { useQuery } from '@tanstack/react-query';
import { client, dataOf } from './client.js';
import { Problem } from './problem.js';

/** Newest score of a zone; `null` before the first. */
export function useScore(zone: string) {
  return useQuery({
    queryKey: ['score', zone],
    queryFn: async () => {
      try {
        return await dataOf(client.GET('/api/v1/zones/{code}/score', { params: { path: { code: zone } } }));
      } catch (error) {
        if (error instanceof Problem && error.code === 'SCORE.NOT_YET_COMPUTED') return null;
        throw error;
      }
    },
    refetchInterval: 60_000,
  });
}
