import { createContext } from '../inputs/indicator-context.js';
import { measure, ZoneInputsBuilder } from '../inputs/zone-inputs.builder.js';
import type { LimitInput } from '../inputs/zone-inputs.js';
import { limitHours } from './limit-hours.js';

const limit = (metric: string, max: number, averaging: string, of?: string): LimitInput => ({
  ...{ metric, zone: '*', basis: 'test', ...(of && { class: of }), averaging, min: null, max },
  ...{ effectiveFrom: '2020-01-01', effectiveTo: null, source: 'test' },
});
const limits = [
  limit('air.so2', 350, 'PT1H'),
  limit('air.o3', 200, 'PT1H'),
  limit('air.o3', 120, 'PT8H'),
  limit('air.noise.laeq', 70, 'PT1H', 'ordinary-day'),
  limit('air.noise.laeq', 55, 'PT1H', 'ordinary-night'),
];
const zone = new ZoneInputsBuilder()
  .with({ limits })
  .device('a', 'air-station', ['air.so2', 'air.o3', 'air.noise.laeq'])
  .device('b', 'air-station', ['air.so2', 'air.no2'])
  .windows('hour', 'a', 'air.so2', (_, i) => ({ mean: i < 72 ? 400 : 100 }))
  .windows('hour', 'a', 'air.o3', (_, i) => ({ mean: i === 100 ? 900 : 40 }))
  .windows('hour', 'a', 'air.noise.laeq', () => ({ mean: 60 }))
  .windows('hour', 'b', 'air.so2', (_, i) => (i < 10 ? { mean: 351 } : null))
  .windows('hour', 'b', 'air.no2', () => ({ mean: 900 }))
  .build();
const measured = measure('air-and-noise-hours', zone);
const split = limitHours(createContext(zone), {
  formula: 'air-and-noise-hours',
  window: measured?.window ?? null,
});

describe('limitHours', () => {
  it('counts by metric, by averaging, and of noise by day and night; a metric without a limit counts nowhere', () => {
    expect(split?.parts).toEqual([
      { metric: 'air.so2', averaging: 'PT1H', period: null, measured: 730, over: 82 },
      { metric: 'air.o3', averaging: 'PT1H', period: null, measured: 720, over: 1 },
      { metric: 'air.o3', averaging: 'PT8H', period: null, measured: 715, over: 8 },
      { metric: 'air.noise.laeq', averaging: 'PT1H', period: 'day', measured: 450, over: 0 },
      { metric: 'air.noise.laeq', averaging: 'PT1H', period: 'night', measured: 270, over: 270 },
    ]);
  });

  it('gives the hours the value is made of', () => {
    const { measured: all, over } = split ?? { measured: 0, over: 0 };
    expect(all).toBe(730);
    expect(over).toBe(measured?.diagnostics['hoursOver']);
    expect((100 * (all - over)) / all).toBe(measured?.candidates[0]?.value);
  });

  it('has nothing of values that count no hours, and of what was never measured', () => {
    const context = createContext(zone);
    expect(limitHours(context, { formula: 'round-trip', window: measured?.window ?? null })).toBeNull();
    expect(limitHours(context, { formula: 'air-and-noise-hours', window: null })).toBeNull();
  });

  it('adds nothing to what is stored with a score, which is compared bit for bit', () => {
    expect(Object.keys(measured?.diagnostics ?? {})).toEqual(['hoursOver']);
  });
});
