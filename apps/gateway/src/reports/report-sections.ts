import type { ReportAmount } from './report.schema.js';

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
