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

/** Indicators of the scoring method, in its order. */
export function useIndicators() {
  return useQuery({
    queryKey: ['method', 'indicators'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/method'))).indicators,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
