import type { ChartSeries } from './chart-content.js';

/** An axis of states: from the lowest code to the highest, a tick each. */
export interface StateAxis {
  readonly min: number;
  readonly max: number;
  readonly names: ReadonlyMap<number, string>;
}

/** The axis of a chart in which every series is a state; none for figures. */
export function stateAxis(series: readonly Pick<ChartSeries, 'states'>[]): StateAxis | null {
  const names = new Map<number, string>();
  for (const { states } of series) {
    if (states === undefined) return null;
    for (const [code, name] of states) names.set(code, name);
  }
  const codes = [...names.keys()];
  return codes.length === 0 ? null : { min: Math.min(...codes), max: Math.max(...codes), names };
}
