import type { MetricCatalogue } from '../catalogue/metric-catalogue.js';
import type { MetricDefinition } from '../catalogue/metric-definition.js';
import { isDark } from './daylight.js';
import { Finding } from './finding.js';
import { judgeGross } from './judge-gross.js';
import { QcReason } from './qc-reason.js';
import { Quality } from './quality.js';

/** How far ahead of our clock a reading may be (HP-GSR 0.1 §6.1). */
export const MAX_FUTURE_MS = 5 * 60_000;
/** How old a reading may be on arrival (HP-GSR 0.1 §6.1; datalogger retention of Circular 10/2021). */
export const MAX_AGE_MS = 60 * 86_400_000;

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
  const unlikely = isUnlikely(metric, value);
  const lit = isLitAtNight(metric, value, input.timeMs);
  const unitMissing = unit === null && metric.ucum !== '1';
  if (!unlikely && !unitMissing && !lit) {
    const flag = metric.qc.plausible === null ? gross : Quality.Pass;
    return { flag, disposition: 'accept', value, reasons: NO_REASONS };
  }
  const reasons: QcReason[] = [];
  if (lit) reasons.push(QcReason.Dark);
  if (unlikely) reasons.push(QcReason.Plausible);
  if (unitMissing) reasons.push(QcReason.UnitMissing);
  return { flag: Quality.Suspect, disposition: 'accept', value, reasons };
}

/**
 * The findings of a stored value's own tests: those of {@link judgeReading} that need neither unit nor clock.
 *
 * @param timeMs Unix ms.
 */
export function judgeStored(
  metric: MetricDefinition,
  value: number,
  timeMs: number,
  ratings: Readonly<Record<string, number>>,
): number {
  const gross = judgeGross(metric, value, ratings);
  if (gross === Quality.Fail) return metric.enumValues ? Finding.UnknownCode : Finding.Gross;
  const isTested = gross === Quality.Pass || metric.qc.plausible !== null;
  return (
    (isTested ? Finding.Tested : 0) |
    (isUnlikely(metric, value) ? Finding.Plausible : 0) |
    (isLitAtNight(metric, value, timeMs) ? Finding.Dark : 0)
  );
}

function isUnlikely({ qc: { plausible } }: MetricDefinition, value: number): boolean {
  return plausible !== null && (value < plausible.min || value > plausible.max);
}

function isLitAtNight({ qc: { dark } }: MetricDefinition, value: number, timeMs: number): boolean {
  return dark !== undefined && dark !== null && value > dark.max && isDark(timeMs);
}

function failed(disposition: Disposition, value: number, reason: QcReason): Verdict {
  return { flag: Quality.Fail, disposition, value, reasons: [reason] };
}
