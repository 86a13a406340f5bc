import type { CadenceDeclaration, ExceedanceEvidence } from '#libs/contracts';
import { dailyMeans, endOfLocalDate, isCompliant, localDateOf, type WindowValues } from '#libs/readiness';
import { type LimitRows, legalLimit } from '../directory/plan-limits.js';

/** The averaging that automatic data of effluent are compared with limits by (HP-GSR 0.1 §3.1). */
const AVERAGING = 'PT24H';

/** A metric of an outlet with what is stored of it. */
export interface LegalSeries {
  readonly device: string;
  readonly metric: string;
  readonly unit: string;
  readonly cadenceSeconds: number | null;
  readonly declarations: readonly CadenceDeclaration[];
  readonly hours: readonly WindowValues[];
  readonly simulated: boolean;
}

/** A local day's mean beside its limit. */
export interface JudgedDay {
  readonly device: string;
  readonly metric: string;
  /** Local date. */
  readonly day: string;
  readonly evidence: ExceedanceEvidence;
}

/**
 * The means of local days with at least 18 valid hours, by the very rule that the score goes by. Days without a limit are
 * left out.
 *
 * @param days starts of local days, Unix ms.
 */
export function judgeDays(series: LegalSeries, days: readonly number[], limits: LimitRows): JudgedDay[] {
  const { device, metric, unit, simulated, cadenceSeconds, declarations, hours } = series;
  const wanted = new Set(days);
  const means = dailyMeans(
    { tier: 'hour', windows: hours, cadenceSeconds, source: { declarations } },
    { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
  );
  return means.flatMap(({ day: from, mean, hours: validHours }) => {
    if (!wanted.has(from)) return [];
    const day = localDateOf(from);
    const limit = legalLimit(limits, { metric, averaging: AVERAGING, date: day });
    if (limit === undefined) return [];
    const { min, max, basis, tags } = limit;
    const evidence: ExceedanceEvidence = {
      ...{ from, to: endOfLocalDate(day), mean, unit, limit: { min, max }, basis, tags, validHours },
      isOver: !isCompliant({ mean, limit }),
      simulated,
    };
    return [{ device, metric, day, evidence }];
  });
}
