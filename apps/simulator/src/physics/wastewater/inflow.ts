import { clamp } from '../shape.js';
import { HOUR_MS } from '../time/local-time.js';
import type { Weather } from '../weather/weather.js';

/** Share of supplied water that becomes wastewater (planning norm). */
const RETURN_SHARE = 0.8;
const SEWER_LAGS_MS = [1 * HOUR_MS, 2.5 * HOUR_MS, 4.5 * HOUR_MS];
const TANK_LAGS_MS = [5 * HOUR_MS, 8 * HOUR_MS, 12 * HOUR_MS];
/** Rain that the sewers of a poorly kept zone take in no longer, mm in three hours. */
const BYPASS_RAIN_MM = 55;

/** What a treatment plant receives from. */
export interface PlantParts {
  readonly quality: number;
  readonly weather: Weather;
  /** Mean demand of the zone's water supply, m3/h, and demand over it at a moment. */
  readonly meanWaterM3h: number;
  readonly relativeDemand: (timeMs: number) => number;
  readonly fullScaleM3h: number;
}

/** Flow into the plant, m3/h: the water supply of some hours before, and rain through leaky sewers. */
export function plantInflow(parts: PlantParts, timeMs: number): number {
  const collected = 0.86 + 0.13 * parts.quality;
  let demand = 0;
  for (const lag of SEWER_LAGS_MS) demand += parts.relativeDemand(timeMs - lag);
  const mean = parts.meanWaterM3h * RETURN_SHARE * collected;
  const rainMm = parts.weather.rainAmount(timeMs - 6 * HOUR_MS, timeMs);
  const leaking = (1 - parts.quality) * 0.5 * Math.min(1.2, rainMm / 40);
  return clamp(mean * (demand / SEWER_LAGS_MS.length + leaking), 0, parts.fullScaleM3h * 1.15);
}

/** Flow out of the plant, m3/h: the inflow evened out by its tanks, less sludge and evaporation. */
export function plantOutflow(parts: PlantParts, timeMs: number): number {
  let sum = 0;
  for (const lag of TANK_LAGS_MS) sum += plantInflow(parts, timeMs - lag);
  return (0.975 * sum) / TANK_LAGS_MS.length;
}

/** Flow that went round the plant, m3/h; 0 except in cloudbursts over poorly kept sewers. */
export function bypassFlow(parts: PlantParts, timeMs: number): number {
  const limit = BYPASS_RAIN_MM * (0.6 + parts.quality);
  const rainMm = parts.weather.rainAmount(timeMs - 3 * HOUR_MS, timeMs);
  return rainMm <= limit ? 0 : Math.min(1, (rainMm - limit) / 40) * 0.3 * parts.meanWaterM3h;
}
