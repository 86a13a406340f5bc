import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type MetricItem = Schemas['Metric'];

/** The metric catalogue, by id. */
export function useMetrics() {
  return useQuery({
    queryKey: ['metrics'],
    queryFn: async () => {
      const { items } = await dataOf(client.GET('/api/v1/metrics'));
      return new Map(items.map(metric => [metric.id, metric]));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
