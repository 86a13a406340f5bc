/** A reading with what quality control makes of it. */
interface JudgedReading {
  readonly t: number;
  readonly flag: number;
  readonly reasons: readonly string[];
}

/** Readings of one metric. */
interface MetricReadings<Reading> {
  readonly metric: string;
  readonly readings: readonly Reading[];
}

/** Those of a device that did not simply pass, newest first, at most so many. */
export function flaggedReadings<Reading extends JudgedReading>(
  lists: ReadonlyArray<MetricReadings<Reading>>,
  most: number,
): Array<Reading & { readonly metric: string }> {
  return lists
    .flatMap(({ metric, readings }) =>
      readings
        .filter(({ flag, reasons }) => flag === 3 || flag === 4 || reasons.length > 0)
        .map(reading => ({ ...reading, metric })),
    )
    .sort((a, b) => b.t - a.t)
    .slice(0, most);
}
