import { readFileSync } from 'node:fs';
import { createContext } from '../inputs/indicator-context.js';
import { ZoneInputsBuilder } from '../inputs/zone-inputs.builder.js';
import type { LimitInput } from '../inputs/zone-inputs.js';
import { appliedLimits } from './applied-limits.js';

/** The limits of the law as they are delivered. */
const limits = JSON.parse(readFileSync('seeds/limits.json', 'utf8')) as LimitInput[];
const zone = () => new ZoneInputsBuilder().with({ limits });
const applied = (builder: ZoneInputsBuilder, formula: string, metrics: readonly string[]) =>
  appliedLimits(createContext(builder.build()), formula, metrics);

describe('appliedLimits', () => {
  it('gives of effluent the class on record with the factors of river and flow', () => {
    const permitted = zone()
      .fact('permit.effluent_class', 'A')
      .fact('permit.receiving_factor', 0.9)
      .fact('permit.discharge_m3_day', 10_000);
    const [cod] = applied(permitted, 'effluent-compliance', ['ww.out.cod', 'ww.out.flow', 'ww.out.cod']);
    expect(cod).toMatchObject({ metric: 'ww.out.cod', averaging: 'PT24H', class: 'A', min: null });
    expect(cod?.max).toBeCloseTo(75 * 0.9 * 0.9, 9);
    expect(cod?.tags).toEqual(['limit-basis-transitional']);
  });

  it('says that the stricter class is assumed where none is on record', () => {
    const [cod] = applied(zone(), 'effluent-margin', ['ww.out.cod']);
    expect(cod).toMatchObject({ class: 'A', max: 75 });
    expect(cod?.tags).toContain('limit-class-assumed');
  });

  it('gives of noise both limits of the rule that still has numbers, and says so', () => {
    const noise = applied(zone(), 'air-and-noise-hours', ['air.noise.laeq']);
    expect(noise.map(({ class: of, max }) => [of, max])).toEqual([
      ['ordinary-day', 70],
      ['ordinary-night', 55],
    ]);
    expect(noise.every(({ tags }) => tags.includes('limit-basis-superseded'))).toBe(true);
  });

  it('gives of gases only the averaging that hours are judged by', () => {
    const gases = applied(zone(), 'air-and-noise-hours', ['air.o3', 'air.so2']);
    expect(gases.map(({ metric, averaging }) => `${metric} ${averaging}`).sort()).toEqual([
      ...['air.o3 PT1H', 'air.o3 PT8H', 'air.so2 PT1H'],
    ]);
  });

  it('knows none of a formula that judges by no limit', () => {
    expect(applied(zone(), 'round-trip', ['net.rtt'])).toEqual([]);
  });
});
