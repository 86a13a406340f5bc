import { aMetric } from '../catalogue/metric.builder.js';
import { crossChecksOf } from './cross-check.js';

const qc = aMetric().qc;
const pm10 = aMetric({ id: 'air.pm10', measurement: 'air', field: 'pm10', qc });
const pm25 = aMetric({
  id: 'air.pm25',
  measurement: 'air',
  field: 'pm25',
  qc: { ...qc, crossChecks: [{ kind: 'at-most', of: 'air.pm10', factor: 1.1, margin: 1 }] },
});
const active = aMetric();
const reactive = aMetric({ id: 'power.reactive', field: 'reactive_kvar' });
const factor = aMetric({
  id: 'power.factor',
  field: 'factor_ratio',
  qc: {
    ...qc,
    crossChecks: [
      {
        kind: 'power-triangle',
        active: 'power.active',
        reactive: 'power.reactive',
        tolerance: 0.1,
        least: 10,
      },
    ],
  },
});
const channels = (...metrics: (typeof active)[]) => new Map(metrics.map(metric => [metric.id, metric]));

describe('crossChecksOf', () => {
  it('keeps a value below a share of another', () => {
    const [check] = crossChecksOf(channels(pm25, pm10));
    expect(check?.metrics).toEqual([pm25, pm10]);
    expect(check?.isContradicted([56, 50])).toBe(false);
    expect(check?.isContradicted([56.5, 50])).toBe(true);
  });

  it('compares a power factor with active and reactive power', () => {
    const [check] = crossChecksOf(channels(factor, active, reactive));
    expect(check?.isContradicted([0.8, 80, 60])).toBe(false);
    expect(check?.isContradicted([-0.8, -80, 60])).toBe(false);
    expect(check?.isContradicted([0.98, 80, 60])).toBe(true);
    expect(check?.isContradicted([0.1, 5, 0])).toBe(false);
  });

  it('asks nothing of a device that sends only one side, or both in different measurements', () => {
    expect(crossChecksOf(channels(pm25))).toEqual([]);
    expect(crossChecksOf(channels(pm25, { ...pm10, measurement: 'other' }))).toEqual([]);
  });
});
