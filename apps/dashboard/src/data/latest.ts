import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { LatestValue } from '../lib/combine-latest.js';
import { client, dataOf } from './client.js';

/** Newest values of a zone, by device and metric. The live feed renews them in place. */
export type LatestMap = ReadonlyMap<string, LatestValue>;

export const latestKey = (zone: string) => ['latest', zone] as const;
export const channelKey = (device: string, metric: string): string => `${device} ${metric}`;

/** A part of a zone's newest values; renders again only when that part changes. */
function useLatest<Part>(zone: string, select: (latest: LatestMap) => Part) {
  return useQuery({
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
    select,
  });
}

/** What each device of a zone last said of one metric. */
export function useMetricValues(zone: string, metric: string) {
  return useLatest(
    zone,
    useCallback(
      (latest: LatestMap) => [...latest.values()].filter(value => value.metric === metric),
      [metric],
    ),
  );
}

const newestByDevice = (latest: LatestMap): Record<string, number> => {
  const newest: Record<string, number> = {};
  for (const { device, timeMs } of latest.values())
    if (timeMs > (newest[device] ?? 0)) newest[device] = timeMs;
  return newest;
};

/** When each device of a zone was last heard, Unix ms. */
export function useLastHeard(zone: string) {
  return useLatest(zone, newestByDevice);
}
