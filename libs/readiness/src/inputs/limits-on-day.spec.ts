import { readFileSync } from 'node:fs';
import { limitsOnDay } from './limits-on-day.js';
import { ZoneInputsBuilder } from './zone-inputs.builder.js';
import type { LimitInput } from './zone-inputs.js';

/** The limits of the law as they are delivered. */
const limits = JSON.parse(readFileSync('seeds/limits.json', 'utf8')) as LimitInput[];
const DATE = '2026-11-30';

describe('limitsOnDay', () => {
  const of = (builder: ZoneInputsBuilder, metric: string, date = DATE) =>
    limitsOnDay({ inputs: builder.build() }, date).filter(limit => limit.metric === metric);

  it('names the concentration and both factors that a maximum of effluent comes from', () => {
    const zone = new ZoneInputsBuilder()
      .with({ limits })
      .fact('permit.effluent_class', 'B')
      .fact('permit.receiving_factor', 0.9)
      .fact('permit.discharge_m3_day', 400);
    expect(of(zone, 'ww.out.cod')).toEqual([
      expect.objectContaining({
        ...{ averaging: 'PT24H', class: 'B', max: 150 * 0.9 * 1.1 },
        scaling: { concentration: 150, receivingFactor: 0.9, flowFactor: 1.1, dischargeM3Day: 400 },
      }),
    ]);
    expect(of(zone, 'ww.out.ph')).toEqual([expect.objectContaining({ min: 5.5, max: 9, scaling: null })]);
  });

  it('lets a permit go first, and only in its own zone', () => {
    const permit = (zone: string): LimitInput => ({
      ...{ metric: 'ww.out.cod', zone, basis: 'permit 12/2026', averaging: 'PT24H', min: null, max: 60 },
      ...{ effectiveFrom: '2026-01-01', effectiveTo: null },
    });
    const zone = new ZoneInputsBuilder().with({ limits });
    const { code } = zone.build().zone;
    const own = new ZoneInputsBuilder().with({ limits: [...limits, permit(code)] });
    expect(of(own, 'ww.out.cod')).toEqual([
      expect.objectContaining({ max: 60, basis: 'permit 12/2026', class: null, tags: [], scaling: null }),
    ]);
    const other = new ZoneInputsBuilder().with({ limits: [...limits, permit('another-zone')] });
    expect(of(other, 'ww.out.cod')).toEqual([expect.objectContaining({ max: 75 })]);
  });

  it('gives the limits of each averaging, and of noise those of day and night', () => {
    const zone = new ZoneInputsBuilder().with({ limits });
    expect(of(zone, 'air.so2').map(({ averaging, max }) => [averaging, max])).toEqual([
      ['PT1H', 350],
      ['PT24H', 125],
      ['P1Y', 50],
    ]);
    expect(of(zone, 'air.noise.laeq').map(limit => [limit.class, limit.max, limit.tags])).toEqual([
      ['ordinary-day', 70, ['limit-basis-superseded']],
      ['ordinary-night', 55, ['limit-basis-superseded']],
    ]);
  });

  it('gives those of the day that is asked for', () => {
    const zone = new ZoneInputsBuilder().with({ limits });
    const [before, after] = ['2025-12-31', '2026-01-01'].map(
      date => of(zone, 'air.pm25', date).find(({ averaging }) => averaging === 'PT24H')?.max,
    );
    expect([before, after]).toEqual([50, 45]);
  });
});
