import { useQuery } from '@tanstack/react-query';
import { client, dataOf } from './client.js';

/** People a command can be given as, until there is sign-in. */
export function useActors() {
  return useQuery({
    queryKey: ['actors'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/actors'))).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
