import type { Fact, Limit } from '#libs/contracts';
import { LimitTag, localDateOf, type ResolvedLimit, resolveLimit, startOfLocalDate } from '#libs/readiness';

/** A legal maximum and when it holds. */
export interface LimitPiece {
  readonly max: number;
  readonly basis: string;
  /** Event times: from (inclusive) to (exclusive), Unix ms. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** What limits depend on. */
export interface LimitRows {
  readonly limits: readonly Limit[];
  /** Of the zone. */
  readonly facts: readonly Fact[];
  readonly zone: string;
  /** Unix ms. */
  readonly nowMs: number;
}

/**
 * The limit that holds on a local day: the zone's permit, else the regulation. `undefined` where no number is known, also
 * where only a regulation has one that no longer holds.
 */
export function legalLimit(
  { limits, facts, zone, nowMs }: LimitRows,
  query: { metric: string; averaging: string; date: string },
): ResolvedLimit | undefined {
  // Facts are those of today, of an operating zone: only there is anything measured that facts limit.
  const inputs = { asOf: nowMs, zone: { code: zone, status: 'operating' as const }, facts, limits };
  const limit = resolveLimit({ inputs }, query);
  return limit === null || limit.tags.includes(LimitTag.Superseded) ? undefined : limit;
}

/**
 * The legal maximum of a metric over a span of time: the zone's permit, else the regulation of each day. Times for which no
 * number is known are left out.
 */
export function limitPieces(
  rows: LimitRows,
  { metric, averaging }: { metric: string; averaging: string },
  { fromMs, toMs }: { fromMs: number; toMs: number },
): LimitPiece[] {
  const limits = rows.limits.filter(limit => limit.metric === metric && limit.averaging === averaging);
  const borders = limits
    .flatMap(({ effectiveFrom, effectiveTo }) =>
      effectiveTo ? [effectiveFrom, effectiveTo] : [effectiveFrom],
    )
    .map(startOfLocalDate)
    .filter(border => border > fromMs && border < toMs);
  const starts = [...new Set([fromMs, ...borders])].sort((a, b) => a - b);
  return starts.flatMap((start, index) => {
    const limit = legalLimit({ ...rows, limits }, { metric, averaging, date: localDateOf(start) });
    if (limit === undefined || limit.max === null) return [];
    return [{ max: limit.max, basis: limit.basis, fromMs: start, toMs: starts[index + 1] ?? toMs }];
  });
}
