import { coverageOf } from '../../inputs/coverage.js';
import { percentile } from '../../inputs/percentile.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';
import { effluentDays } from './effluent-days.js';

/** Not concentrations: their distance to a limit says nothing about treatment. */
const NOT_CONCENTRATIONS = ['ww.out.ph', 'ww.out.temp'];

/** GE2: worst parameter's 95th percentile of 24-hour mean ÷ limit. */
export const effluentMargin: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'day');
  const record = effluentDays(context, span);
  const ratios = new Map<string, number[]>();
  for (const { device, metric, mean, limit } of record.days) {
    if (limit.max === null || limit.max <= 0 || NOT_CONCENTRATIONS.includes(metric)) continue;
    const key = `${device} ${metric}`;
    ratios.set(key, [...(ratios.get(key) ?? []), mean / limit.max]);
  }
  if (ratios.size === 0) return null;
  const worst = Math.max(...[...ratios.values()].map(values => percentile(values, 95)));
  const series = record.series.filter(one => !NOT_CONCENTRATIONS.includes(one.metric));
  return fromTelemetry(worst, span, coverageOf(series, span), { tags: record.tags });
};
