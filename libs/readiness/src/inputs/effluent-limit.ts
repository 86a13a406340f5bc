/**
 * Flow factor Kf of QCVN 40:2011 by discharge, m³/day: ≤ 50 1.2 · ≤ 500 1.1 · ≤ 5,000 1.0 · above 0.9
 * (unverified, HP-GSR 0.1 §3.1).
 */
function flowFactor(dischargeM3Day: number): number {
  if (dischargeM3Day <= 50) return 1.2;
  if (dischargeM3Day <= 500) return 1.1;
  return dischargeM3Day <= 5_000 ? 1 : 0.9;
}

/** Parameters whose limit is C itself, without Kq and Kf. */
const UNSCALED = ['ww.out.ph', 'ww.out.temp', 'ww.out.color'];

/** What the law makes of a concentration `C` at an outlet: `Cmax = C × Kq × Kf` (QCVN 40:2011). */
export interface EffluentScaling {
  /** C, in the metric's unit. */
  readonly concentration: number;
  /** Kq of the receiving water. */
  readonly receivingFactor: number;
  /** Kf of the discharge. */
  readonly flowFactor: number;
  /** That Kf was chosen by, m³/day. */
  readonly dischargeM3Day: number;
}

/**
 * How QCVN 40:2011 scales a concentration, or `null` for pH, temperature and colour, of which `C` itself is the limit.
 *
 * @param receivingFactor Kq of the receiving water.
 * @param dischargeM3Day permitted discharge, m³/day.
 */
export function effluentScaling(
  metric: string,
  concentration: number,
  receivingFactor: number,
  dischargeM3Day: number,
): EffluentScaling | null {
  if (UNSCALED.includes(metric)) return null;
  return { concentration, receivingFactor, flowFactor: flowFactor(dischargeM3Day), dischargeM3Day };
}

/** Highest concentration that is allowed, in the metric's unit. */
export function effluentMaximum({ concentration, receivingFactor, flowFactor }: EffluentScaling): number {
  return concentration * receivingFactor * flowFactor;
}
