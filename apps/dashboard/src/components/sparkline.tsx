import type { ChartPoint } from '../lib/chart-points.js';
import { sparkFrame, sparklinePath } from '../lib/sparkline-path.js';

interface SparklineProps {
  points: readonly ChartPoint[];
  from: number;
  to: number;
  /** Smallest change that the figure beside it shows. */
  resolution: number;
  /** Lines that stand for limits; drawn only where they fall into the frame. */
  limits?: readonly number[];
}

/** The recent course of a value, small. It has no words: the tile beside it says the same in text. */
export function Sparkline({ points, from, to, resolution, limits = [] }: SparklineProps) {
  // The first window may begin a little before the span.
  const frame = sparkFrame(points, Math.min(from, points[0]?.t ?? from), to, resolution);
  const seen = limits.filter(limit => limit > frame.low && limit < frame.high);
  const levels = seen.map(limit => 100 - ((limit - frame.low) / (frame.high - frame.low)) * 100);
  return (
    <svg className="sparkline" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {levels.map(level => (
        <path key={level} className="sparkline-limit" d={`M0 ${level}H100`} />
      ))}
      <path className="sparkline-line" d={sparklinePath(points, frame)} />
    </svg>
  );
}
