import { yearFraction } from '../time/local-time.js';

/** Twelve monthly means, January first. */
type Monthly = readonly number[];

/**
 * Monthly means for Hải Phòng, rounded from memory of the Phù Liễn station's normals [K]: good for a
 * demonstration, not for design. Monsoon rain May to October, drizzle (`nồm`) in February and March.
 */
export const CLIMATE = {
  temperatureC: [16.8, 17.5, 20, 23.7, 27.2, 28.9, 29.2, 28.5, 27.4, 25, 21.8, 18.4],
  humidityPercent: [83, 87, 90, 89, 86, 85, 85, 86, 84, 79, 76, 77],
  rainMm: [25, 35, 50, 90, 200, 240, 265, 340, 260, 130, 45, 25],
  /** Share of days with rain. */
  wetDays: [0.26, 0.45, 0.5, 0.4, 0.4, 0.45, 0.45, 0.5, 0.42, 0.28, 0.18, 0.15],
  /** Cloud cover, 0 to 1. */
  cloud: [0.76, 0.86, 0.88, 0.78, 0.66, 0.68, 0.63, 0.65, 0.58, 0.5, 0.5, 0.58],
  windMs: [3.2, 3.1, 3, 3.3, 3.6, 3.6, 3.9, 3.2, 3.2, 3.4, 3.1, 3],
  /** Where the wind comes from, degrees: north-east in winter, south-east in summer. */
  windFromDeg: [35, 50, 95, 115, 130, 150, 155, 140, 85, 50, 40, 35],
  /** Regional background of fine dust, ug/m3: inversions in winter, clean sea air in summer. */
  pm25: [46, 38, 34, 26, 20, 15, 14, 16, 21, 29, 36, 43],
} as const satisfies Record<string, Monthly>;

/** Mean of the season, linear between the middles of the months. */
export function seasonal(monthly: Monthly, timeMs: number): number {
  const x = yearFraction(timeMs) * 12 - 0.5 + 12;
  const from = Math.floor(x);
  const f = x - from;
  return (monthly[from % 12] as number) * (1 - f) + (monthly[(from + 1) % 12] as number) * f;
}
