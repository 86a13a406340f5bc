import type { MetricCatalogue } from '../catalogue/metric-catalogue.js';
import type { MetricDefinition } from '../catalogue/metric-definition.js';
import { Quality } from './quality.js';

/** How far ahead of our clock a reading may be (HP-GSR 0.1 §6.1). */
export const MAX_FUTURE_MS = 5 * 60_000;
/** How old a reading may be on arrival (HP-GSR 0.1 §6.1; datalogger retention of Circular 10/2021). */
export const MAX_AGE_MS = 60 * 86_400_000;

/** Why a reading did not simply pass. Stable: stored and shown. */
export const QcReason = {
  /** The catalogue does not accept the unit for this metric. */
  BadUnit: 'bad-unit',
  /** No unit was sent for a metric that has one; the canonical unit was assumed. */
  UnitMissing: 'unit-missing',
  NotFinite: 'not-finite',
  /** Outside what the sensor or physics allows. */
  Gross: 'gross-range',
  /** A code that the catalogue does not list. */
  UnknownCode: 'unknown-code',
  /** Possible, but outside what this kind of site shows. */
  Plausible: 'plausible-range',
  /** More than {@link MAX_FUTURE_MS} ahead of our clock. */
  Future: 'future',
  /** Older than {@link MAX_AGE_MS}. */
  TooOld: 'too-old',
} as const;
/** Reason code of a quality-control finding. */
export type QcReason = (typeof QcReason)[keyof typeof QcReason];

/**
 * What to do with a judged reading: `accept` into the series, `reject` into the rejected series (kept,
 * never averaged), `quarantine` (time in the future) or `refuse` (dead letter; cannot be stored at all).
 */
export type Disposition = 'accept' | 'reject' | 'quarantine' | 'refuse';

/** Outcome of quality control for one reading. */
export interface Verdict {
  flag: Quality;
  disposition: Disposition;
  /** The reading in the canonical unit; `NaN` when it has none. */
  value: number;
  /** Findings, worst first; empty for a clean pass. */
  reasons: readonly QcReason[];
}

/** A reading as it came, and what is needed to judge it alone. */
export interface JudgeInput {
  metric: MetricDefinition;
  value: number;
  unit: string | null;
  /** Time of the reading, Unix ms. */
  timeMs: number;
  /** Our clock on arrival, Unix ms. */
  nowMs: number;
  ratings: Readonly<Record<string, number>>;
}

const NO_REASONS: readonly QcReason[] = Object.freeze([]);

/**
 * First quality control of a reading, from the reading alone: unit, finite number, time, gross range,
 * plausible range (HP-GSR 0.1 §6.1). Tests that need neighbours (spike, rate of change, flat line) are
 * separate and join by `worstFlag`. Never throws.
 */
export function judgeReading(catalogue: MetricCatalogue, input: JudgeInput): Verdict {
  const { metric, unit } = input;
  const value = catalogue.convert(metric.id, input.value, unit);
  if (value === undefined) return failed('refuse', Number.NaN, QcReason.BadUnit);
  if (!Number.isFinite(value)) return failed('refuse', Number.NaN, QcReason.NotFinite);
  if (input.timeMs > input.nowMs + MAX_FUTURE_MS) return failed('quarantine', value, QcReason.Future);
  if (input.timeMs < input.nowMs - MAX_AGE_MS) return failed('refuse', value, QcReason.TooOld);

  const gross = judgeGross(metric, value, input.ratings);
  if (gross === Quality.Fail) {
    return failed('reject', value, metric.enumValues ? QcReason.UnknownCode : QcReason.Gross);
  }
  const { plausible } = metric.qc;
  const unlikely = plausible !== null && (value < plausible.min || value > plausible.max);
  const unitMissing = unit === null && metric.ucum !== '1';
  if (!unlikely && !unitMissing) {
    const flag = plausible === null ? gross : Quality.Pass;
    return { flag, disposition: 'accept', value, reasons: NO_REASONS };
  }
  const reasons: QcReason[] = [];
  if (unlikely) reasons.push(QcReason.Plausible);
  if (unitMissing) reasons.push(QcReason.UnitMissing);
  return { flag: Quality.Suspect, disposition: 'accept', value, reasons };
}

/** Fail, pass, or not evaluated when the metric has no limits or the device lacks the rating. */
function judgeGross(
  metric: MetricDefinition,
  value: number,
  ratings: Readonly<Record<string, number>>,
): Quality {
  if (metric.enumValues) {
    for (const { code } of metric.enumValues) if (code === value) return Quality.Pass;
    return Quality.Fail;
  }
  const { min, max, scaleBy } = metric.qc.gross;
  if (min === null && max === null) return Quality.NotEvaluated;
  let scale = 1;
  if (scaleBy !== undefined) {
    const rating = ratings[scaleBy];
    if (rating === undefined || !(rating > 0)) return Quality.NotEvaluated;
    scale = rating;
  }
  if (min !== null && value < min * scale) return Quality.Fail;
  if (max !== null && value > max * scale) return Quality.Fail;
  return Quality.Pass;
}

function failed(disposition: Disposition, value: number, reason: QcReason): Verdict {
  return { flag: Quality.Fail, disposition, value, reasons: [reason] };
}
