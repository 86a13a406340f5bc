import type { ReportAmount } from './report.schema.js';

/** Metrics that are judged by limits, by section. */
export const COMPLIANCE = {
  wastewater: [
    ...['ww.out.ph', 'ww.out.temp', 'ww.out.color', 'ww.out.cod', 'ww.out.tss'],
    ...['ww.out.nh4', 'ww.out.tn', 'ww.out.tp', 'ww.out.chlorine'],
  ],
  air: ['air.pm25', 'air.pm10', 'air.so2', 'air.no2', 'air.o3', 'air.co'],
  noise: ['air.noise.laeq'],
} as const;

/** An amount of a section. */
export interface AmountRow {
  readonly metric: string;
  readonly kind: ReportAmount['kind'];
}

/** Amounts of the month, by section. */
export const AMOUNTS = {
  water: [{ metric: 'water.volume', kind: 'sum' }],
  energy: [
    { metric: 'power.energy.import', kind: 'sum' },
    { metric: 'power.energy.export', kind: 'sum' },
    { metric: 'pv.energy', kind: 'sum' },
    { metric: 'power.active', kind: 'largest' },
    { metric: 'power.outage', kind: 'sum' },
  ],
  waste: [
    { metric: 'waste.weight', kind: 'sum' },
    { metric: 'waste.haz.stock', kind: 'last' },
  ],
} as const satisfies Record<string, readonly AmountRow[]>;
