import type { MetricDefinition, MetricQc } from '../catalogue/metric-definition.js';

/** More than so many steps without a reading is a gap (HP-GSR 0.1 §6.1). */
const GAP_STEPS = 2;
/** A register's last reading counts for so long, since tampering does not stop at a gap. */
const COUNTER_LINK_MS = 24 * 3_600_000;
/** Share of a range below which a fraction means nothing: noise near zero is no change. Our choice. */
const FRACTION_FLOOR = 0.1;
/** Differences of decimals that are one digit apart are a little less than the digit. */
const RESOLUTION_MARGIN = 0.999;

/**
 * Parameters of the tests that need neighbours, for one metric of one device. A test that is off has a limit
 * that nothing exceeds.
 */
export interface SeriesRules {
  /** Readings further apart are not compared. */
  readonly linkMs: number;
  /** Readings further apart do not continue a flat line. */
  readonly gapMs: number;
  readonly isCounter: boolean;
  readonly rate: number;
  readonly isFraction: boolean;
  readonly onlyRising: boolean;
  /** Least magnitude that a fraction is taken of. */
  readonly fractionFloor: number;
  readonly spikeSuspect: number;
  readonly spikeFail: number;
  readonly flatSuspectMs: number;
  readonly flatFailMs: number;
  readonly resolution: number;
  /** Values from here to `idleTo` may stand still. */
  readonly idleFrom: number;
  readonly idleTo: number;
  readonly daylightOnly: boolean;
  /** Whether any test here can be run. */
  readonly hasTests: boolean;
  /** A reading further away than this, before or after, changes nothing of a reading's findings. */
  readonly reachMs: number;
}

/**
 * Rules of a metric as a device sends it.
 *
 * @param cadenceSeconds of the device's channel; `null` when it sends on events.
 */
export function seriesRulesOf(
  { kind, qc }: Pick<MetricDefinition, 'kind' | 'qc'>,
  cadenceSeconds: number | null,
  ratings: Readonly<Record<string, number>>,
): SeriesRules {
  const { rateOfChange, flatLine, spike } = qc;
  const isCounter = kind === 'counter';
  const flatFailMs = flatLine === null ? Number.POSITIVE_INFINITY : flatLine.failSeconds * 1_000;
  const stepMs = cadenceSeconds === null ? null : cadenceSeconds * 1_000;
  // Without a cadence a value holds until the next one, for as long as it could be judged to stand still.
  const gapMs = stepMs === null ? (flatLine === null ? 0 : flatFailMs) : GAP_STEPS * stepMs;
  const linkMs = isCounter ? Math.max(gapMs, COUNTER_LINK_MS) : stepMs === null ? 0 : gapMs;
  const hasTests = isCounter || rateOfChange !== null || flatLine !== null || (spike ?? null) !== null;
  return {
    linkMs,
    gapMs,
    isCounter,
    rate: rateOfChange?.limit ?? Number.POSITIVE_INFINITY,
    isFraction: rateOfChange?.mode === 'fraction',
    onlyRising: rateOfChange?.onlyRising ?? false,
    fractionFloor: FRACTION_FLOOR * rangeOf(qc, ratings),
    spikeSuspect: spike?.suspect ?? Number.POSITIVE_INFINITY,
    spikeFail: spike?.fail ?? Number.POSITIVE_INFINITY,
    flatSuspectMs: flatLine === null ? Number.POSITIVE_INFINITY : flatLine.suspectSeconds * 1_000,
    flatFailMs,
    resolution: (flatLine?.resolution ?? 0) * RESOLUTION_MARGIN,
    idleFrom: flatLine?.idle?.min ?? Number.POSITIVE_INFINITY,
    idleTo: flatLine?.idle?.max ?? Number.NEGATIVE_INFINITY,
    daylightOnly: flatLine?.daylightOnly ?? false,
    hasTests,
    reachMs: hasTests ? Math.max(2 * linkMs, flatLine === null ? 0 : flatFailMs + gapMs) : 0,
  };
}

function rangeOf(qc: MetricQc, ratings: Readonly<Record<string, number>>): number {
  const { scaleBy, max } = qc.gross;
  if (scaleBy !== undefined) return ratings[scaleBy] ?? 0;
  return qc.plausible?.max ?? max ?? 0;
}
