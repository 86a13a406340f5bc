/**
 * A sum without rounding error: non-overlapping parts whose exact sum is the exact sum of everything
 * added (Shewchuk, "Adaptive precision floating-point arithmetic", 1997). The total is rounded once, so
 * neither the order of adding nor merging in pieces changes a bit of it.
 */
export type ExactSum = number[];

/** Adds a finite number to a sum, in place. */
export function addExact(sum: ExactSum, value: number): void {
  let x = value;
  let kept = 0;
  for (let i = 0; i < sum.length; i++) {
    let y = sum[i] as number;
    if (Math.abs(x) < Math.abs(y)) {
      const swap = x;
      x = y;
      y = swap;
    }
    const high = x + y;
    const low = y - (high - x);
    if (low !== 0) sum[kept++] = low;
    x = high;
  }
  sum[kept++] = x;
  sum.length = kept;
}

/** The sum, correctly rounded (half to even); 0 for nothing. */
export function exactTotal(sum: ExactSum): number {
  let i = sum.length - 1;
  if (i < 0) return 0;
  let high = sum[i] as number;
  let low = 0;
  while (i > 0) {
    const x = high;
    const y = sum[--i] as number;
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // The parts below may decide a tie that `high` was rounded on.
  const next = i > 0 ? (sum[i - 1] as number) : 0;
  if ((low < 0 && next < 0) || (low > 0 && next > 0)) {
    const doubled = low * 2;
    const rounded = high + doubled;
    if (doubled === rounded - high) high = rounded;
  }
  return high === 0 ? 0 : high;
}
