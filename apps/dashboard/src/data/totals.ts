import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type CityTotal = Schemas['Totals']['items'][number];

/** As often as the quickest meters speak. */
const RENEW_MS = 10_000;

/** What all operating zones draw, make and discharge together. */
export function useTotals() {
  return useQuery({
    queryKey: ['totals'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/totals'))).items,
    refetchInterval: RENEW_MS,
  });
}
