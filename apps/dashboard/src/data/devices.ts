import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type DeviceItem = Schemas['Device'];

/** Devices of a zone. */
export function useDevices(zone: string) {
  return useQuery({
    queryKey: ['devices', zone],
    queryFn: async () => {
      const answer = client.GET('/api/v1/zones/{code}/devices', { params: { path: { code: zone } } });
      return (await dataOf(answer)).items;
    },
    staleTime: 300_000,
  });
}
