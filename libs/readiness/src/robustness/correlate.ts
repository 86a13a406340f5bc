/** Pearson's correlation of pairs of numbers; `null` when one side does not vary. */
export function correlate(pairs: readonly (readonly [number, number])[]): number | null {
  const n = pairs.length;
  if (n < 2) return null;
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  // Rounding of a constant is no variation.
  const least = 1e-18 * n * (1 + meanX ** 2 + meanY ** 2);
  if (xx <= least || yy <= least) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
