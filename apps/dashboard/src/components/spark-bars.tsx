import type { ChartPoint } from '../lib/chart-points.js';

interface SparkBarsProps {
  points: readonly ChartPoint[];
  from: number;
  to: number;
}

/** Amounts of single events over time, small. */
export function SparkBars({ points, from, to }: SparkBarsProps) {
  const high = Math.max(...points.map(point => point.value ?? 0), 1e-9);
  const bars = points.map(point => {
    const x = ((point.t - from) / (to - from)) * 100;
    return `M${x.toFixed(1)} 100V${(100 - ((point.value ?? 0) / high) * 100).toFixed(1)}`;
  });
  return (
    <svg className="sparkline" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <path className="sparkline-bars" d={bars.join('')} />
    </svg>
  );
}
