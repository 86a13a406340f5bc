import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type Compliance = Schemas['Compliance'];
export type JudgedSection = 'wastewater' | 'air' | 'noise';

const RENEW_MS = 300_000;

/** The last days of a zone against the limits that held. */
export function useCompliance(zone: string, sections: readonly JudgedSection[], days: number) {
  const query = { section: sections.join(','), days };
  return useQuery({
    queryKey: ['compliance', zone, query],
    queryFn: () =>
      dataOf(client.GET('/api/v1/zones/{code}/compliance', { params: { path: { code: zone }, query } })),
    refetchInterval: RENEW_MS,
  });
}
