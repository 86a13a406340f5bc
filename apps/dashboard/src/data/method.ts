import { useQuery } from '@tanstack/react-query';
import { client, dataOf } from './client.js';

/** Names of the scoring method: pillars and indicators, by id. */
export function useMethodNames() {
  return useQuery({
    queryKey: ['method'],
    queryFn: async () => {
      const { pillars, indicators } = await dataOf(client.GET('/api/v1/method'));
      return new Map([...pillars, ...indicators].map(({ id, nameVi, nameEn }) => [id, { nameVi, nameEn }]));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
