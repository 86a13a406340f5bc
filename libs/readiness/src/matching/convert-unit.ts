/** How much of the second unit one of the first is; UCUM names as the registry writes them. */
const FACTORS: Readonly<Record<string, number>> = {
  'kW>MW': 1e-3,
  'W>MW': 1e-6,
  'm3/h>m3/d': 24,
  'm2>ha': 1e-4,
  'ha>m2': 1e4,
  'km2>ha': 100,
  'Gbit/s>Mbit/s': 1e3,
  'kbit/s>Mbit/s': 1e-3,
  'min/yr>min/a': 1,
  'h/a>min/a': 60,
  'm>km': 1e-3,
};

/** A value in another unit; `null` when the first is not one that the second can be made of. */
export function convertUnit(value: number, from: string, to: string): number | null {
  if (from === to) return value;
  const factor = FACTORS[`${from}>${to}`];
  return factor === undefined ? null : value * factor;
}
