import { findNumber } from '../../inputs/find-fact.js';
import type { IndicatorContext } from '../../inputs/indicator-context.js';
import { type Formula, fromBoth, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';
import { countReadings, type ReadingCounts } from './received-readings.js';

/** Kinds of device that the law wants as automatic stations of a zone (Circular 10/2021). */
const REGULATED_KINDS = ['wastewater-inlet', 'wastewater-outlet', 'air-station'];

/** DT1, đúng: sensors with valid calibration × (1 − share of failed readings), %. */
export const dataCorrect: Formula = (context, definition) => {
  const calibrated = findNumber(context, 'calibration.valid_pct');
  const { counts, span } = requiredReadings(context, definition);
  const judged = counts.passed + counts.suspect + counts.failed;
  if (calibrated === null || judged === 0) return null;
  const failShare = counts.failed / judged;
  const coverage = platformCoverage(counts, span.covered);
  return fromBoth(calibrated.value * (1 - failShare), span, coverage, [calibrated], calibrated.evidence, {
    diagnostics: { failPercent: 100 * failShare },
  });
};

/** DT2, đủ: readings received ÷ expected over the required metrics, %. */
export const dataComplete: Formula = (context, definition) => {
  const { counts, span } = requiredReadings(context, definition);
  if (counts.expected === 0) return null;
  const percent = (100 * counts.received) / counts.expected;
  const regulated = countReadings(
    context.allSeries('day').filter(series => REGULATED_KINDS.includes(series.source.kind)),
    span,
  );
  // The share that arrived is the value itself; it must not lower the confidence a second time.
  const coverage = { completeness: span.covered, qcPass: 1, used: counts.used };
  return fromTelemetry(percent, span, coverage, {
    diagnostics: {
      expected: counts.expected,
      received: counts.received,
      ...(regulated.expected > 0 && {
        regulatedStationsPercent: (100 * regulated.received) / regulated.expected,
      }),
    },
  });
};

/** DT3, sạch: readings that passed ÷ readings judged (flags 1, 3, 4), %. */
export const dataClean: Formula = (context, definition) => {
  const { counts, span } = requiredReadings(context, definition);
  const judged = counts.passed + counts.suspect + counts.failed;
  if (judged === 0) return null;
  const coverage = { ...platformCoverage(counts, span.covered), qcPass: 1 };
  return fromTelemetry((100 * counts.passed) / judged, span, coverage, {
    diagnostics: { suspect: counts.suspect, failed: counts.failed },
  });
};

function requiredReadings(context: IndicatorContext, definition: { window: string }) {
  const span = spanOf(context, definition, 'day');
  const counts = countReadings(
    context.allSeries('day').filter(series => series.source.required),
    span,
  );
  return { counts, span };
}

function platformCoverage(counts: ReadingCounts, covered: number) {
  const judged = counts.passed + counts.suspect + counts.failed;
  return {
    completeness: counts.expected === 0 ? 0 : (counts.received / counts.expected) * covered,
    qcPass: judged === 0 ? 0 : counts.passed / judged,
    used: counts.used,
  };
}
