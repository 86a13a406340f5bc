import { measure, ZoneInputsBuilder } from '../../inputs/zone-inputs.builder.js';

const zone = () =>
  new ZoneInputsBuilder().device('w', 'water-supply', [
    'water.pressure',
    'water.volume',
    'water.turbidity',
    'water.free_chlorine',
    'water.ph',
  ]);
const value = (formula: string, builder: ZoneInputsBuilder) =>
  measure(formula, builder.build())?.candidates[0]?.value;

describe('supply continuity', () => {
  const pressure = (low: number) =>
    zone().windows('hour', 'w', 'water.pressure', (_, i) => ({ mean: i < 72 ? low : 300 }));

  it('counts hours at the contract minimum as sufficient', () => {
    expect(value('supply-continuity', pressure(200))).toBe(100);
    expect(value('supply-continuity', pressure(199))).toBeCloseTo(90, 9);
  });

  it('takes the minimum on record before the default', () => {
    expect(value('supply-continuity', pressure(199).fact('water.contract_pressure_kpa', 150))).toBe(100);
  });
});

describe('supply quality', () => {
  const quality = (chlorine: (i: number) => number | null) =>
    zone()
      .windows('hour', 'w', 'water.turbidity', () => ({ mean: 2 }))
      .windows('hour', 'w', 'water.ph', () => ({ mean: 8.5 }))
      .windows('hour', 'w', 'water.free_chlorine', (_, i) => {
        const mean = chlorine(i);
        return mean === null ? null : { mean };
      });

  it('asks all three of an hour, bounds included', () => {
    expect(
      value(
        'supply-quality',
        quality(() => 0.2),
      ),
    ).toBe(100);
    expect(
      value(
        'supply-quality',
        quality(i => (i < 36 ? 0.19 : 1)),
      ),
    ).toBeCloseTo(95, 9);
  });

  it('judges only hours in which all three are valid', () => {
    expect(
      value(
        'supply-quality',
        quality(i => (i < 360 ? null : i < 396 ? 1.1 : 0.5)),
      ),
    ).toBeCloseTo(90, 9);
  });
});

describe('capacity headroom', () => {
  it('is firm capacity ÷ (peak day over all stations + committed)', () => {
    const water = zone()
      .device('w2', 'water-supply', ['water.volume'])
      .windows('day', 'w', 'water.volume', (_, i) => ({ increase: i === 3 ? 600 : 400 }))
      .windows('day', 'w2', 'water.volume', (_, i) => ({ increase: i === 4 ? 500 : 300 }))
      .fact('water.firm_capacity_m3_day', 1_500)
      .fact('water.committed_m3_day', 100);
    const found = measure('capacity-headroom', water.build());
    expect(found?.candidates[0]).toMatchObject({ value: 1.5, evidence: 'L4' });
    expect(found?.diagnostics['peakDayM3']).toBe(900);
  });
});
