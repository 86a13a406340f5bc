import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { type CadenceSpan, splitAtGaps, type ChartPoint } from '../lib/chart-points.js';
import { now } from '../lib/clock.js';
import type { Across } from '../lib/combine-latest.js';
import { shiftBack } from '../lib/compare.js';
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

/** Whose readings: one device's, or all of a zone as one value. */
export type SeriesOf = { readonly zone: string } | { readonly device: string };

async function readSeries(
  of: SeriesOf,
  metric: string,
  { from, to }: TimeWindow,
  step: SeriesStep,
): Promise<SeriesData> {
  const query = {
    ...of,
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
    queryFn: () => readSeries({ zone }, metric, recently(spanMs), step),
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
        queryFn: () => readSeries({ zone }, metric, window ?? recently(spanOf(range)), step),
        placeholderData: keepPreviousData,
        refetchInterval: window ? (false as const) : RENEW_MS,
        staleTime: RENEW_MS,
      }),
    ),
  });
}

/** One metric of a device or a zone over a fixed window. */
export function useWindowSeries(of: SeriesOf, metric: string, window: TimeWindow) {
  return useQuery({
    queryKey: ['series', of, metric, window.from, window.to],
    queryFn: () => readSeries(of, metric, window, 'auto'),
    placeholderData: keepPreviousData,
    staleTime: RENEW_MS,
  });
}

/** The same metrics of a zone some time before, moved under the present; nothing is asked for without a window. */
export function useBesideSeries(
  zone: string,
  metrics: readonly string[],
  window: TimeWindow | null,
  shiftMs: number,
  step: SeriesStep,
) {
  return useQueries({
    queries: (window ? metrics : []).map(metric =>
      queryOptions({
        queryKey: ['series', zone, metric, 'beside', window?.from, window?.to, shiftMs, step],
        queryFn: async () => {
          const data = await readSeries({ zone }, metric, shiftBack(window ?? recently(0), shiftMs), step);
          return { ...data, points: data.points.map(point => ({ ...point, t: point.t + shiftMs })) };
        },
        placeholderData: keepPreviousData,
        staleTime: RENEW_MS,
      }),
    ),
  });
}
