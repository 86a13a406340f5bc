import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type MapTiles = NonNullable<Schemas['MapSettings']['tiles']>;

/** Tiles of another site to lay under the zones; `undefined` until it is known whether there are any. */
export function useMapTiles(): MapTiles | null | undefined {
  const { data, isError } = useQuery({
    queryKey: ['map'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/map'))).tiles,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return isError ? null : data;
}
