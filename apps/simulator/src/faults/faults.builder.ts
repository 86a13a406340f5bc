import type { Device, Metric } from '#libs/contracts';
import { FaultPlan } from './fault-plan.js';
import type { FaultyChannel } from './fault-target.js';
import type { FaultOrder } from './order-fault.js';

const metric = (id: string, rest: Partial<Metric> = {}): Metric => ({
  id,
  measurement: 'water',
  field: id.replaceAll('.', '_'),
  nameVi: id,
  nameEn: id,
  ucum: 'kPa',
  units: [
    { unit: 'kPa', factor: 1 },
    { unit: 'bar', factor: 100 },
  ],
  kind: 'gauge',
  aggregate: 'mean',
  cadenceSeconds: 60,
  decimals: 1,
  qc: {
    gross: { min: 0, max: 1_600 },
    plausible: null,
    rateOfChange: null,
    flatLine: null,
    spike: { suspect: 100, fail: 200 },
  },
  sensor: 'test',
  source: 'test',
  confidence: 'low',
  ...rest,
});

/** Two levels and a register. */
export const METRICS = [
  metric('water.pressure'),
  metric('water.flow'),
  metric('water.volume', { kind: 'counter', aggregate: 'increase' }),
];

/** A device that sends all of them every minute. */
const DEVICE: Device = {
  id: 'zone-water-01',
  zone: 'zone',
  kind: 'water-supply',
  nameVi: 'test',
  nameEn: 'test',
  origin: 'simulated',
  ratings: {},
  channels: METRICS.map(({ id }) => ({ metric: id, cadenceSeconds: 60 })),
  required: true,
  source: 'test',
  confidence: 'low',
};

/** A plan of the device's faults. */
export function aPlan(
  seed: number,
  perDay = 12,
  metrics: readonly Metric[] = METRICS,
  order?: FaultOrder,
): FaultPlan {
  const channels = metrics.map((of): FaultyChannel => ({ metric: of, cadenceMs: 60_000 }));
  return new FaultPlan({ seed, perDay, device: DEVICE, channels, order });
}
