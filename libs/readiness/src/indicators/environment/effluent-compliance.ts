import { coverageOf } from '../../inputs/coverage.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';
import { effluentDays, isCompliant } from './effluent-days.js';

/**
 * GE1: days on which all 24-hour means keep their limits ÷ days with at least 18 valid hours, %, over all
 * outlets. The limit is the permit's, else the regulation's of that day.
 */
export const effluentCompliance: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'day');
  const record = effluentDays(context, span);
  const days = new Map<string, boolean>();
  for (const entry of record.days) {
    const key = `${entry.device} ${entry.day}`;
    days.set(key, (days.get(key) ?? true) && isCompliant(entry));
  }
  if (days.size === 0) return null;
  const compliant = [...days.values()].filter(Boolean).length;
  return fromTelemetry((100 * compliant) / days.size, span, coverageOf(record.series, span), {
    diagnostics: { measuredDays: days.size, exceedanceDays: days.size - compliant },
    tags: record.tags,
  });
};
