import { useQueries } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type Compliance = Schemas['Compliance'];
export type JudgedSection = 'wastewater' | 'air' | 'noise';

const RENEW_MS = 300_000;

/** The last days of a zone against the limits that held, a query a section. */
export function useCompliance(zone: string, sections: readonly JudgedSection[], days: number) {
  return useQueries({
    queries: sections.map(section => ({
      queryKey: ['compliance', zone, section, days],
      queryFn: () =>
        dataOf(
          client.GET('/api/v1/zones/{code}/compliance', {
            params: { path: { code: zone }, query: { section, days } },
          }),
        ),
      refetchInterval: RENEW_MS,
    })),
  });
}
