import { coverageOf } from '../../inputs/coverage.js';
import type { ContextSeries, IndicatorContext } from '../../inputs/indicator-context.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';
import { type AirAveraging, judgeStation } from './judge-station.js';

/** Metric and the averaging its limit is compared at; the first limit known of a list holds. */
export const JUDGED_AIR: readonly { metric: string; averaging: AirAveraging }[] = [
  { metric: 'air.so2', averaging: 'PT1H' },
  { metric: 'air.no2', averaging: 'PT1H' },
  { metric: 'air.o3', averaging: 'PT1H' },
  { metric: 'air.o3', averaging: 'PT8H' },
  { metric: 'air.co', averaging: 'PT1H' },
  { metric: 'air.co', averaging: 'PT8H' },
  { metric: 'air.pm10', averaging: 'PT24H' },
  { metric: 'air.noise.laeq', averaging: 'PT1H' },
];

/** Hours of one station held against one limit. */
export interface JudgedStation {
  readonly station: ContextSeries;
  readonly averaging: AirAveraging;
  /** By start of the hour, whether it keeps the limit. */
  readonly hours: ReadonlyMap<number, boolean>;
}

/** Every hour of a span held against each limit that GE5 asks for, and what is to be known of these limits. */
export function judgeAir(
  context: IndicatorContext,
  span: { from: number; to: number },
): { judged: JudgedStation[]; tags: string[] } {
  const judged: JudgedStation[] = [];
  const tags = new Set<string>();
  for (const { metric, averaging } of JUDGED_AIR) {
    for (const station of context.series('hour', metric)) {
      const hours = judgeStation(context, station, averaging, span, tags);
      if (hours !== null) judged.push({ station, averaging, hours });
    }
  }
  return { judged, tags: [...tags].sort() };
}

/** Hours of stations, each once however many limits it was held against. */
export function countStationHours(judged: readonly JudgedStation[]): { measured: number; over: number } {
  /** By device and hour, whether it complies so far. */
  const stations = new Map<string, Map<number, boolean>>();
  for (const { station, hours: own } of judged) {
    const hours = stations.get(station.device) ?? new Map<number, boolean>();
    stations.set(station.device, hours);
    for (const [hour, good] of own) hours.set(hour, good && (hours.get(hour) ?? true));
  }
  let measured = 0;
  let over = 0;
  for (const hours of stations.values()) {
    measured += hours.size;
    for (const complies of hours.values()) if (!complies) over += 1;
  }
  return { measured, over };
}

/**
 * GE5: station hours in which SO₂, NO₂, O₃, CO, PM10 and noise all keep their limits, each averaged as its
 * limit asks, ÷ station hours measured, %. A 24-hour exceedance counts for each hour of its day.
 */
export const airAndNoiseHours: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  const { judged, tags } = judgeAir(context, span);
  const { measured, over } = countStationHours(judged);
  if (measured === 0) return null;
  const used = [...new Set(judged.map(({ station }) => station))];
  return fromTelemetry((100 * (measured - over)) / measured, span, coverageOf(used, span), {
    diagnostics: { hoursOver: over },
    tags,
  });
};
