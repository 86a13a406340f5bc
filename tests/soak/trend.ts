/** A figure at a time. */
export interface Sample {
  readonly minutes: number;
  readonly value: number;
}

/** How fast a figure grows, an hour: the slope of the line of least squares; 0 where no line can be drawn. */
export function growthPerHour(samples: readonly Sample[]): number {
  const mean = (read: (sample: Sample) => number): number =>
    samples.reduce((sum, sample) => sum + read(sample), 0) / samples.length;
  const [minutes, value] = [mean(sample => sample.minutes), mean(sample => sample.value)];
  const spread = samples.reduce((sum, sample) => sum + (sample.minutes - minutes) ** 2, 0);
  const shared = samples.reduce(
    (sum, sample) => sum + (sample.minutes - minutes) * (sample.value - value),
    0,
  );
  return spread > 0 ? (60 * shared) / spread : 0;
}
