import { useQuery } from '@tanstack/react-query';
import type { LatestValue } from '../lib/combine-latest.js';
import { client, dataOf } from './client.js';

/** Newest values of a zone, by device and metric. The live feed renews them in place. */
export type LatestMap = ReadonlyMap<string, LatestValue>;

export const latestKey = (zone: string) => ['latest', zone] as const;
export const channelKey = (device: string, metric: string): string => `${device} ${metric}`;

/** Newest values of a zone, and the ways the page reads them. */
export function useLatest(zone: string) {
  const query = useQuery({
    queryKey: latestKey(zone),
    queryFn: async (): Promise<LatestMap> => {
      const { items } = await dataOf(client.GET('/api/v1/latest', { params: { query: { zone } } }));
      return new Map(
        items.map(({ device, metric, value, time, flag, cadenceSeconds }) => [
          channelKey(device, metric),
          { device, metric, value, timeMs: time, flag, cadenceSeconds },
        ]),
      );
    },
    staleTime: 60_000,
  });
  const values = [...(query.data?.values() ?? [])];
  return {
    query,
    ofMetric: (metric: string): LatestValue[] => values.filter(value => value.metric === metric),
    lastSeen: (device: string): number | null =>
      values.reduce<number | null>(
        (newest, value) =>
          value.device === device && (newest === null || value.timeMs > newest) ? value.timeMs : newest,
        null,
      ),
  };
}
