import type { Device, Metric } from '#libs/contracts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A usual value of each metric, so that a zone of these is a good one. */
const USUAL: Record<string, number> = {
  'power.active': 8_000,
  'power.reactive': 2_000,
  'power.energy.import': 8_000,
  'power.energy.export': 0,
  'power.voltage': 22.3,
  'pv.energy': 500,
  'pv.irradiance': 160,
  'water.volume': 60,
  'water.flow': 60,
  'water.pressure': 320,
  'water.turbidity': 0.6,
  'water.free_chlorine': 0.5,
  'water.ph': 7.4,
  'ww.in.flow': 90,
  'ww.out.ph': 7.2,
  'ww.out.temp': 29,
  'ww.out.cod': 38,
  'ww.out.tss': 20,
  'ww.out.nh4': 2,
  'ww.out.tn': 10,
  'ww.out.tp': 1.5,
  'ww.out.color': 25,
  'ww.out.chlorine': 0.4,
  'air.pm25': 22,
  'air.pm10': 45,
  'air.so2': 20,
  'air.no2': 30,
  'air.o3': 60,
  'air.co': 900,
  'air.noise.laeq': 52,
  'waste.bin.fill': 45,
  'waste.weight': 4_000,
  'fab.ctrl.heartbeat': 1,
  'net.rtt': 12,
  'net.loss': 0.02,
  'net.throughput.down': 480,
  'nr5g.rsrp': -88,
};

/** Windows of a device in one tier, as line protocol, as rollup would have written them. */
export function demoWindows(
  device: Device,
  metrics: ReadonlyMap<string, Metric>,
  tier: 'hour' | 'day',
  from: number,
  to: number,
  override: (metric: string, start: number) => number | null | undefined = () => undefined,
): string[] {
  const length = tier === 'hour' ? HOUR_MS : DAY_MS;
  const lines: string[] = [];
  for (let start = from; start < to; start += length) {
    const fields = new Map<string, string[]>();
    for (const { metric, cadenceSeconds } of device.channels) {
      const row = metrics.get(metric);
      if (row === undefined || (cadenceSeconds === null && row.kind !== 'event')) continue;
      if (metric === 'power.outage' || metric === 'waste.haz.stock') continue;
      const value = override(metric, start);
      if (value === null) continue;
      const n = cadenceSeconds === null ? 1 : length / 1_000 / cadenceSeconds;
      const cells = fields.get(row.measurement) ?? [];
      cells.push(...cellsOf(row, value ?? USUAL[metric] ?? 50, n, length / HOUR_MS));
      fields.set(row.measurement, cells);
    }
    for (const [measurement, cells] of fields) {
      lines.push(`${measurement},device=${device.id},zone=${device.zone} ${cells.join(',')} ${start}`);
    }
  }
  return lines;
}

function cellsOf({ field, kind, aggregate }: Metric, value: number, n: number, hours: number): string[] {
  const count = `${field}_n=${n}`;
  if (kind === 'counter') return [count, `${field}_inc=${value * hours}`];
  if (aggregate === 'sum') return [count, `${field}_sum=${value}`];
  return [count, `${field}_mean=${value}`, `${field}_min=${value * 0.95}`, `${field}_max=${value * 1.05}`];
}
