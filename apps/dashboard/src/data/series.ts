import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type RangeId, spanOf } from '../lib/ranges.js';
import type { ChartPoint } from '../lib/split-at-gaps.js';
import { useNow } from '../lib/use-now.js';
import { client, dataOf } from './client.js';

/** A series ready to draw. */
export interface SeriesData {
  metric: string;
  stepMs: number;
  points: ChartPoint[];
}

/** Charts move on with this grain, so that their addresses can be cached. */
const GRAIN_MS = 30_000;

/** Series of several metrics of a zone over the range that ends now. */
export function useSeries(zone: string, metrics: readonly string[], range: RangeId) {
  const now = useNow(GRAIN_MS);
  const to = Math.ceil(now / GRAIN_MS) * GRAIN_MS;
  const from = to - spanOf(range);
  const results = useQueries({
    queries: metrics.map(metric => ({
      queryKey: ['series', zone, metric, range, to],
      queryFn: async (): Promise<SeriesData> => {
        const query = { zone, metric, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
        const data = await dataOf(client.GET('/api/v1/series', { params: { query } }));
        return {
          metric,
          stepMs: data.stepMs,
          points: data.points.map(({ t, value }): ChartPoint => [t, value]),
        };
      },
      placeholderData: keepPreviousData,
    })),
  });
  return useMemo(() => ({ results, from, to }), [results, from, to]);
}
