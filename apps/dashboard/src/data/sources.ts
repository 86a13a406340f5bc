import { useQuery } from '@tanstack/react-query';
import { client, dataOf } from './client.js';

/** Pages that were read, by the tag that stands for each. */
export function useSources() {
  return useQuery({
    queryKey: ['sources'],
    queryFn: async () => {
      const { items } = await dataOf(client.GET('/api/v1/sources'));
      return new Map(items.map(source => [source.tag, source]));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
