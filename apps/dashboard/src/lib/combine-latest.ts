/** The newest value of one device's channel. */
export interface LatestValue {
  device: string;
  metric: string;
  value: number;
  timeMs: number;
  flag: number;
  cadenceSeconds: number | null;
}

/** One figure for a tile, out of the values of several devices. */
export interface TileFigure {
  value: number;
  timeMs: number;
  flag: number;
  cadenceSeconds: number | null;
  devices: number;
}

/**
 * Combines what a zone's devices last said: amounts add up, qualities are averaged. Failed values (flag 4)
 * are left out; the age shown is that of the newest value, the flag the worst of those used.
 */
export function combineLatest(values: readonly LatestValue[], how: 'sum' | 'mean'): TileFigure | null {
  const usable = values.filter(item => item.flag !== 4 && item.flag !== 9);
  const first = usable[0];
  if (!first) return null;
  const sum = usable.reduce((total, item) => total + item.value, 0);
  return {
    value: how === 'sum' ? sum : sum / usable.length,
    timeMs: Math.max(...usable.map(item => item.timeMs)),
    flag: Math.max(...usable.map(item => item.flag)),
    cadenceSeconds: first.cadenceSeconds,
    devices: usable.length,
  };
}
