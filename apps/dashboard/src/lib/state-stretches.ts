import type { ChartPoint } from './chart-points.js';

/** A time over which a state held; `null`: nothing was heard. It ends where the next begins. */
export interface StateStretch {
  readonly from: number;
  readonly value: number | null;
}

/** The points of a state as stretches: a new one wherever it changes, or where readings are missing. */
export function stateStretches(points: readonly Pick<ChartPoint, 't' | 'value'>[]): StateStretch[] {
  const stretches: StateStretch[] = [];
  for (const { t, value } of points)
    if (stretches.length === 0 || stretches.at(-1)?.value !== value) stretches.push({ from: t, value });
  return stretches;
}
