import type { MetricDefinition } from './metric-definition.js';

/** A valid metric for tests: active power with a scaled gross range; override what the test is about. */
export function aMetric(overrides: Partial<MetricDefinition> = {}): MetricDefinition {
  return {
    id: 'power.active',
    measurement: 'power',
    field: 'active_kw',
    nameVi: 'Công suất tác dụng',
    nameEn: 'Active power',
    ucum: 'kW',
    units: [
      { unit: 'kW', factor: 1 },
      { unit: 'W', factor: 0.001 },
    ],
    kind: 'gauge',
    aggregate: 'mean',
    cadenceSeconds: 10,
    decimals: 1,
    qc: {
      gross: { min: -0.2, max: 1.2, scaleBy: 'contractKw' },
      plausible: null,
      rateOfChange: null,
      flatLine: null,
    },
    sensor: 'meter',
    source: 'test',
    confidence: 'low',
    ...overrides,
  };
}
