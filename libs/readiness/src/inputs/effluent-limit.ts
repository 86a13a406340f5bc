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

/**
 * Highest concentration QCVN 40:2011 allows: `Cmax = C × Kq × Kf`, but `C` for pH, temperature and
 * colour.
 *
 * @param receivingFactor Kq of the receiving water.
 * @param dischargeM3Day permitted discharge, m³/day.
 */
export function effluentMaximum(
  metric: string,
  concentration: number,
  receivingFactor: number,
  dischargeM3Day: number,
): number {
  if (UNSCALED.includes(metric)) return concentration;
  return concentration * receivingFactor * flowFactor(dischargeM3Day);
}
