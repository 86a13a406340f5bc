import type { ChartPoint } from './chart-points.js';

/** One line of the table behind a chart: a time and the value of each series then; `null` where none is. */
export interface TableRow {
  readonly t: number;
  readonly values: readonly (ChartPoint | null)[];
}

/** The points of several series by time, newest first. A gap of all series is a line of its own. */
export function tableRows(series: readonly (readonly ChartPoint[])[]): TableRow[] {
  const rows = new Map<number, (ChartPoint | null)[]>();
  series.forEach((points, index) => {
    for (const point of points) {
      const row = rows.get(point.t) ?? series.map(() => null);
      row[index] = point;
      rows.set(point.t, row);
    }
  });
  return [...rows].sort(([a], [b]) => b - a).map(([t, values]) => ({ t, values }));
}
