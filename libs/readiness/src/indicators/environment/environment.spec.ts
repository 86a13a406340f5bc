import { AS_OF, measure, ZoneInputsBuilder } from '../../inputs/zone-inputs.builder.js';
import type { LimitInput } from '../../inputs/zone-inputs.js';

const DAY = 86_400_000;
const limit = (metric: string, max: number | null, more: Partial<LimitInput> = {}): LimitInput => ({
  metric,
  zone: '*',
  basis: 'QCVN 40:2011',
  averaging: 'PT24H',
  min: null,
  max,
  effectiveFrom: '2012-01-01',
  effectiveTo: null,
  ...more,
});
const outlet = (limits: LimitInput[]) =>
  new ZoneInputsBuilder().device('out', 'wastewater-outlet', ['ww.out.cod', 'ww.out.ph']).with({ limits });
const found = (formula: string, builder: ZoneInputsBuilder) => measure(formula, builder.build());
const value = (formula: string, builder: ZoneInputsBuilder) => found(formula, builder)?.candidates[0]?.value;

describe('effluent compliance', () => {
  const COD = limit('ww.out.cod', 75);

  it('compares 24-hour means with the limit, so a bad hour of a good day is no exceedance', () => {
    const spikes = outlet([COD]).windows('hour', 'out', 'ww.out.cod', (_, i) => ({
      mean: i % 24 === 5 ? 300 : 60,
    }));
    expect(value('effluent-compliance', spikes)).toBe(100);
    const bad = outlet([COD]).windows('hour', 'out', 'ww.out.cod', (_, i) => ({ mean: i < 72 ? 76 : 75 }));
    expect(value('effluent-compliance', bad)).toBeCloseTo(90, 9);
    expect(found('effluent-compliance', bad)?.diagnostics).toEqual({ measuredDays: 30, exceedanceDays: 3 });
  });

  it('leaves out days with fewer than 18 valid hours', () => {
    const hours = (count: number) =>
      outlet([COD]).windows('hour', 'out', 'ww.out.cod', (_, i) =>
        i < 24 ? { mean: 100, n: i < count ? 9 : 8 } : { mean: 50 },
      );
    expect(found('effluent-compliance', hours(18))?.diagnostics).toEqual({
      measuredDays: 30,
      exceedanceDays: 1,
    });
    expect(found('effluent-compliance', hours(17))?.diagnostics).toEqual({
      measuredDays: 29,
      exceedanceDays: 0,
    });
  });

  it('keeps suspect readings in: an exceedance must not vanish by being doubted', () => {
    const doubted = outlet([COD]).windows('hour', 'out', 'ww.out.cod', (_, i) => ({
      mean: i < 24 ? 90 : 50,
      suspect: 12,
    }));
    expect(found('effluent-compliance', doubted)?.diagnostics['exceedanceDays']).toBe(1);
    expect(found('effluent-compliance', doubted)?.candidates[0]?.qcPass).toBe(0);
  });

  it('judges a band from both sides', () => {
    const band = outlet([limit('ww.out.ph', 9, { min: 6 })]).windows('hour', 'out', 'ww.out.ph', (_, i) => ({
      mean: i < 24 ? 5.9 : i < 48 ? 9.1 : 6,
    }));
    expect(found('effluent-compliance', band)?.diagnostics['exceedanceDays']).toBe(2);
  });

  it('goes by the permit first, else by the rule of each day', () => {
    const cod = (limits: LimitInput[]) =>
      outlet(limits).windows('hour', 'out', 'ww.out.cod', () => ({ mean: 60 }));
    const stricter = limit('ww.out.cod', 50, { zone: 'test-zone', basis: 'permit' });
    expect(value('effluent-compliance', cod([COD, stricter]))).toBe(0);
    const changed = [
      limit('ww.out.cod', 75, { effectiveTo: '2026-11-09' }),
      limit('ww.out.cod', 50, { effectiveFrom: '2026-11-09' }),
    ];
    expect(value('effluent-compliance', cod(changed))).toBe(50);
  });

  it('uses the older rule while the newer one’s numbers are unknown, and says so', () => {
    const unknown = limit('ww.out.cod', null, { basis: 'QCVN 40:2025', effectiveFrom: '2025-09-01' });
    const cod = (limits: LimitInput[]) =>
      outlet(limits).windows('hour', 'out', 'ww.out.cod', () => ({ mean: 60 }));
    expect(found('effluent-compliance', cod([COD, unknown]))?.tags).toContain('limit-basis-transitional');
    const ended = { ...COD, effectiveTo: '2025-09-01' };
    expect(found('effluent-compliance', cod([ended, unknown]))?.tags).toContain('limit-basis-superseded');
    expect(found('effluent-compliance', cod([unknown]))).toBeNull();
  });

  it('scales by receiving water and discharge, and takes the class on record', () => {
    const rows = [limit('ww.out.cod', 75, { class: 'A' }), limit('ww.out.cod', 150, { class: 'B' })];
    const cod = () => outlet(rows).windows('hour', 'out', 'ww.out.cod', () => ({ mean: 61 }));
    expect(found('effluent-compliance', cod())?.tags).toContain('limit-class-assumed');
    const scaled = cod().fact('permit.receiving_factor', 0.9).fact('permit.discharge_m3_day', 8_000);
    expect(value('effluent-compliance', scaled)).toBe(0);
    expect(value('effluent-compliance', scaled.fact('permit.effluent_class', 'B'))).toBe(100);
  });
});

describe('effluent margin', () => {
  it('is the worst parameter’s 95th percentile of mean ÷ limit, without pH and temperature', () => {
    const two = outlet([limit('ww.out.cod', 100), limit('ww.out.ph', 9, { min: 6 })])
      .windows('hour', 'out', 'ww.out.cod', (_, i) => ({ mean: Math.floor(i / 24) + 1 }))
      .windows('hour', 'out', 'ww.out.ph', () => ({ mean: 8.9 }));
    expect(value('effluent-margin', two)).toBeCloseTo((1 + 29 * 0.95) / 100, 9);
  });
});

describe('wastewater collected', () => {
  it('is inflow ÷ 0.8 of the water supplied, at most 100', () => {
    const plant = (m3h: number) =>
      new ZoneInputsBuilder()
        .device('in', 'wastewater-inlet', ['ww.in.flow'])
        .device('w', 'water-supply', ['water.volume'])
        .windows('day', 'in', 'ww.in.flow', () => ({ mean: m3h }))
        .windows('day', 'w', 'water.volume', () => ({ increase: 300 }));
    expect(value('wastewater-collected', plant(9))).toBeCloseTo(90, 9);
    expect(value('wastewater-collected', plant(20))).toBe(100);
  });
});

describe('fine dust', () => {
  it('is the mean of valid days over all stations', () => {
    const air = new ZoneInputsBuilder()
      .device('a', 'air-station', ['air.pm25'])
      .device('b', 'air-station', ['air.pm25'])
      .windows('day', 'a', 'air.pm25', () => ({ mean: 20 }))
      .windows('day', 'b', 'air.pm25', (_, i) => (i < 15 ? { mean: 50 } : { mean: 900, n: 215 }));
    expect(value('fine-dust', air)).toBeCloseTo((30 * 20 + 15 * 50) / 45, 9);
    expect(found('fine-dust', air)?.diagnostics).toEqual({ highestStation: 50, lowestStation: 20 });
  });
});

describe('air and noise hours', () => {
  const hourly = (metric: string, max: number, more: Partial<LimitInput> = {}) =>
    limit(metric, max, { averaging: 'PT1H', ...more });
  const station = (limits: LimitInput[]) =>
    new ZoneInputsBuilder()
      .device('a', 'air-station', ['air.so2', 'air.o3', 'air.pm10', 'air.noise.laeq'])
      .with({ limits });

  it('counts an hour once however many limits it breaks', () => {
    const air = station([hourly('air.so2', 350), hourly('air.o3', 200)])
      .windows('hour', 'a', 'air.so2', (_, i) => ({ mean: i < 72 ? 400 : 100 }))
      .windows('hour', 'a', 'air.o3', (_, i) => ({ mean: i < 36 ? 201 : 200 }));
    expect(value('air-and-noise-hours', air)).toBeCloseTo(90, 9);
  });

  it('averages ozone over 8 hours where its limit does', () => {
    const air = station([limit('air.o3', 120, { averaging: 'PT8H' })]).windows(
      'hour',
      'a',
      'air.o3',
      (_, i) => ({
        mean: i === 100 ? 900 : 40,
      }),
    );
    // The one hour lifts the eight means that contain it to 147.5.
    expect(found('air-and-noise-hours', air)?.diagnostics['hoursOver']).toBe(8);
  });

  it('counts a day of too much PM10 for each of its hours', () => {
    const air = station([limit('air.pm10', 100)]).windows('hour', 'a', 'air.pm10', (_, i) => ({
      mean: i < 24 ? 101 : 99,
    }));
    expect(found('air-and-noise-hours', air)?.diagnostics['hoursOver']).toBe(24);
  });

  it('has quieter limits from 21 to 6 h, and uses the old ones while the new are unknown', () => {
    const old = { effectiveTo: '2025-11-14' };
    const air = station([
      hourly('air.noise.laeq', 70, { class: 'ordinary-day', ...old }),
      hourly('air.noise.laeq', 55, { class: 'ordinary-night', ...old }),
    ]).windows('hour', 'a', 'air.noise.laeq', () => ({ mean: 60 }));
    const measured = found('air-and-noise-hours', air);
    expect(measured?.candidates[0]?.value).toBeCloseTo((100 * 15) / 24, 9);
    expect(measured?.tags).toContain('limit-basis-superseded');
  });
});

describe('green cover', () => {
  it('is green ÷ area, unknown while the area is', () => {
    const green = new ZoneInputsBuilder().fact('land.green_ha', 30);
    expect(value('green-cover', green)).toBe(15);
    expect(
      found('green-cover', green.with({ zone: { code: 'z', status: 'operating', areaHa: null } })),
    ).toBeNull();
  });
});

describe('the span', () => {
  it('leaves out windows after the moment of scoring and before the window', () => {
    const old = outlet([limit('ww.out.cod', 75)])
      .with({ firstReadingAt: AS_OF - 90 * DAY })
      .windows('hour', 'out', 'ww.out.cod', start => ({ mean: start < AS_OF - 30 * DAY ? 900 : 50 }), 90);
    expect(value('effluent-compliance', old)).toBe(100);
  });
});
