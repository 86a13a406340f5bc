import type { ScoreTier } from '../method/indicator-definition.js';
import { normaliseInputs } from './normalise-inputs.js';
import type { DeviceInput, WindowSeries, ZoneInputs } from './zone-inputs.js';

/** A zone's inputs with the look-ups that formulas need. */
export interface IndicatorContext {
  inputs: ZoneInputs;
  device: (id: string) => DeviceInput | undefined;
  /** Series of a metric, in the order of their devices; one for every declared channel, with or without readings. */
  series: (tier: ScoreTier, metric: string, kinds?: readonly string[]) => ContextSeries[];
  /** Every series of a tier. */
  allSeries: (tier: ScoreTier) => ContextSeries[];
}

/** A series together with the device and channel it belongs to. */
export interface ContextSeries extends WindowSeries {
  source: DeviceInput;
  cadenceSeconds: number | null;
}

/** Indexes a zone's inputs, put in their fixed order first. */
export function createContext(raw: ZoneInputs): IndicatorContext {
  const inputs = normaliseInputs(raw);
  const devices = new Map(inputs.devices.map(device => [device.id, device]));
  const windows = new Map(
    inputs.series.map(series => [keyOf(series.tier, series.metric, series.device), series]),
  );
  const byMetric = new Map<string, ContextSeries[]>();
  const byTier: Record<ScoreTier, ContextSeries[]> = { hour: [], day: [] };

  for (const tier of ['hour', 'day'] as const) {
    for (const source of inputs.devices) {
      for (const { metric, cadenceSeconds } of source.channels) {
        const found = windows.get(keyOf(tier, metric, source.id));
        const series = {
          device: source.id,
          metric,
          tier,
          windows: found?.windows ?? [],
          source,
          cadenceSeconds,
        };
        byTier[tier].push(series);
        const key = `${tier} ${metric}`;
        const same = byMetric.get(key);
        if (same === undefined) byMetric.set(key, [series]);
        else same.push(series);
      }
    }
  }

  return {
    inputs,
    device: id => devices.get(id),
    series: (tier, metric, kinds) => {
      const all = byMetric.get(`${tier} ${metric}`) ?? [];
      return kinds === undefined ? all : all.filter(series => kinds.includes(series.source.kind));
    },
    allSeries: tier => byTier[tier],
  };
}

function keyOf(tier: ScoreTier, metric: string, device: string): string {
  return `${tier} ${metric} ${device}`;
}
