import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type RequirementItem = Schemas['Certificates']['items'][number];

/** How far a zone is with each requirement of the frameworks for eco-industrial parks. */
export function useCertificates(zone: string) {
  return useQuery({
    queryKey: ['certificates', zone],
    queryFn: () =>
      dataOf(client.GET('/api/v1/zones/{code}/certificates', { params: { path: { code: zone } } })),
    refetchInterval: 5 * 60_000,
  });
}
