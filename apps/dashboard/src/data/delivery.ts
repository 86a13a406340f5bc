import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type Delivery = Schemas['DeviceDelivery'];

const RENEW_MS = 30_000;

/** What of a device's last hour is stored, and what is missing. */
export function useDelivery(device: string) {
  return useQuery({
    queryKey: ['delivery', device],
    queryFn: () => dataOf(client.GET('/api/v1/devices/{id}/delivery', { params: { path: { id: device } } })),
    refetchInterval: RENEW_MS,
  });
}
