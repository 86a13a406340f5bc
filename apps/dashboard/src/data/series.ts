import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { type CadenceSpan, splitAtGaps, type ChartPoint } from '../lib/chart-points.js';
import { now } from '../lib/clock.js';
import type { Across } from '../lib/combine-latest.js';
import { type RangeId, spanOf, type TimeWindow } from '../lib/ranges.js';
import { client, dataOf } from './client.js';

/** A series ready to draw, with what makes a zone's value out of its devices. */
export interface SeriesData {
  readonly metric: string;
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  readonly across: Across;
  readonly devices: readonly string[];
  readonly cadence: readonly CadenceSpan[];
  readonly points: ChartPoint[];
}

export type SeriesStep = 'auto' | '1h' | '1d';

const RENEW_MS = 60_000;

async function readSeries(
  zone: string,
  metric: string,
  { from, to }: TimeWindow,
  step: SeriesStep,
): Promise<SeriesData> {
  const query = {
    zone,
    metric,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    step,
  };
  const data = await dataOf(client.GET('/api/v1/series', { params: { query } }));
  const points = data.points.map(({ t, value, suspect }) => ({ t, value, suspect: suspect > 0 }));
  return {
    metric,
    from,
    to,
    stepMs: data.stepMs,
    across: data.across,
    devices: data.devices,
    cadence: data.cadence,
    // Events come when they come: between two of them nothing is missing.
    points: data.cadenceSeconds === null ? points : splitAtGaps(points, data.stepMs, data.cadence),
  };
}

const recently = (spanMs: number): TimeWindow => ({ from: now() - spanMs, to: now() });

/** One metric of a zone over the time that ends now, for a tile. */
export function useRecentSeries(zone: string, metric: string, spanMs: number, step: SeriesStep = 'auto') {
  return useQuery({
    queryKey: ['series', zone, metric, 'recent', spanMs, step],
    queryFn: () => readSeries(zone, metric, recently(spanMs), step),
    refetchInterval: RENEW_MS,
    staleTime: RENEW_MS,
  });
}

/** What a chart shows: a range that ends now, or a fixed window. */
export interface ChartSpan {
  readonly range: RangeId;
  readonly window: TimeWindow | null;
}

/** Several metrics of a zone over the range that ends now, or over a fixed window. */
export function useChartSeries(
  zone: string,
  metrics: readonly string[],
  { range, window }: ChartSpan,
  step: SeriesStep,
) {
  return useQueries({
    queries: metrics.map(metric =>
      queryOptions({
        queryKey: ['series', zone, metric, window ? `${window.from}-${window.to}` : range, step],
        queryFn: () => readSeries(zone, metric, window ?? recently(spanOf(range)), step),
        placeholderData: keepPreviousData,
        refetchInterval: window ? (false as const) : RENEW_MS,
        staleTime: RENEW_MS,
      }),
    ),
  });
}
