import { MetricCatalogue } from './metric-catalogue.js';
import { aMetric } from './metric.builder.js';

const active = aMetric();
const temp = aMetric({
  id: 'met.temp',
  measurement: 'weather',
  field: 'temp_c',
  ucum: 'Cel',
  units: [
    { unit: 'Cel', factor: 1 },
    { unit: 'K', factor: 1, offset: -273.15 },
  ],
});

describe('MetricCatalogue', () => {
  const catalogue = new MetricCatalogue([active, temp]);

  it('converts accepted units to the canonical one', () => {
    expect(catalogue.convert('power.active', 1500, 'W')).toBe(1.5);
    expect(catalogue.convert('power.active', 1500, 'kW')).toBe(1500);
    expect(catalogue.convert('met.temp', 300, 'K')).toBeCloseTo(26.85, 10);
  });

  it('takes a value without a unit as canonical', () => {
    expect(catalogue.convert('power.active', 7, null)).toBe(7);
  });

  it.each([
    ['a unit of another metric', 'power.active', 'K'],
    ['another case', 'power.active', 'kw'],
    ['an unknown metric', 'power.nothing', 'kW'],
  ])('has no value for %s', (_, id, unit) => {
    expect(catalogue.convert(id, 1, unit)).toBeUndefined();
  });

  it('finds and lists', () => {
    expect(catalogue.find('met.temp')).toBe(temp);
    expect(catalogue.find('met.none')).toBeUndefined();
    expect(catalogue.list()).toEqual([active, temp]);
    expect(catalogue.listByMeasurement('power')).toEqual([active]);
    expect(catalogue.listByMeasurement('none')).toEqual([]);
    expect(catalogue.measurements()).toEqual(['power', 'weather']);
  });

  it.each([
    ['an id twice', [active, active]],
    ['a field twice', [active, { ...active, id: 'power.other' }]],
    ['a unit twice', [{ ...active, units: [...active.units, ...active.units] }]],
  ])('refuses %s', (_, definitions) => {
    expect(() => new MetricCatalogue(definitions)).toThrow(RangeError);
  });
});
