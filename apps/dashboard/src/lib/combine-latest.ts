/** The newest value of one device's channel. */
export interface LatestValue {
  device: string;
  metric: string;
  value: number;
  timeMs: number;
  flag: number;
  cadenceSeconds: number | null;
}

/** How the devices of a zone make one value. */
export type Across = 'sum' | 'mean' | 'max' | 'min';

/** One figure for a tile, out of the values of several devices. */
export interface TileFigure {
  value: number;
  timeMs: number;
  flag: number;
  cadenceSeconds: number | null;
  devices: number;
}

/** QARTOD: failed and missing values are shown nowhere as a figure. */
const UNUSABLE = new Set([4, 9]);

/** Missed readings after which a device is silent; the same number makes a tile stale. */
const MAX_MISSED = 10;

/**
 * Combines what devices last said. Failed values are left out, and so is a device that fell silent while
 * others went on; the age is that of the newest value, the flag the worst of those used.
 */
export function combineLatest(values: readonly LatestValue[], across: Across): TileFigure | null {
  const usable = values.filter(item => !UNUSABLE.has(item.flag));
  if (usable.length === 0) return null;
  const newest = Math.max(...usable.map(item => item.timeMs));
  const current = usable.filter(
    ({ timeMs, cadenceSeconds }) =>
      cadenceSeconds === null || newest - timeMs <= MAX_MISSED * cadenceSeconds * 1_000,
  );
  const numbers = current.map(item => item.value);
  const sum = numbers.reduce((total, value) => total + value, 0);
  const cadences = current.flatMap(item => item.cadenceSeconds ?? []);
  return {
    value: across === 'sum' ? sum : across === 'mean' ? sum / numbers.length : Math[across](...numbers),
    timeMs: newest,
    flag: Math.max(...current.map(item => item.flag)),
    cadenceSeconds: cadences.length > 0 ? Math.min(...cadences) : null,
    devices: current.length,
  };
}
