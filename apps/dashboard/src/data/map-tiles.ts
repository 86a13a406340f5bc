import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

type MapTiles = NonNullable<Schemas['MapSettings']['tiles']>;

/** Tiles of another site to lay under the zones, once it is known that there are any. */
export function useMapTiles(): MapTiles | null {
  const { data } = useQuery({
    queryKey: ['map'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/map'))).tiles,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? null;
}
