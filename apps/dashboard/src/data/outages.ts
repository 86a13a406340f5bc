import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type Outage = Schemas['PowerOutage'];

const RENEW_MS = 60_000;

/** Power outages of a zone's last 90 days, the last first. */
export function useOutages(zone: string) {
  return useQuery({
    queryKey: ['outages', zone],
    queryFn: () =>
      dataOf(client.GET('/api/v1/zones/{code}/outages', { params: { path: { code: zone }, query: {} } })),
    refetchInterval: RENEW_MS,
  });
}
