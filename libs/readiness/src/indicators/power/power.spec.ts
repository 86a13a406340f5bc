import { AS_OF, measure, ZoneInputsBuilder } from '../../inputs/zone-inputs.builder.js';
import { sustainedOutages } from './sustained-outages.js';

const DAY = 86_400_000;
const value = (formula: string, builder: ZoneInputsBuilder, more = {}) =>
  measure(formula, builder.build(), more)?.candidates[0]?.value;

const zone = () =>
  new ZoneInputsBuilder()
    .device('main', 'power-main', [
      'power.energy.import',
      'power.energy.export',
      'power.active',
      'power.reactive',
      'power.voltage',
    ])
    .device('sub', 'power-sub', ['power.energy.import'])
    .device('pv', 'pv-inverter', ['pv.energy', 'pv.irradiance'], { ratings: { kwp: 100 } });

describe('renewable share', () => {
  const solar = () =>
    zone()
      .windows('day', 'main', 'power.energy.import', () => ({ increase: 900 }))
      .windows('day', 'main', 'power.energy.export', () => ({ increase: 100 }))
      .windows('day', 'pv', 'pv.energy', () => ({ increase: 200 }));

  it('is on-site energy used ÷ (grid import + on-site used); what is exported was not used', () => {
    expect(value('renewable-share', solar(), { window: 'P12M' })).toBeCloseTo(10, 9);
  });

  it('adds purchases for the part of the year the window covers, one candidate per level of evidence', () => {
    const bought = solar()
      .fact('power.rec_kwh_year', 36_500, { evidenceLevel: 'L3' })
      .fact('power.dppa_kwh_year', 73_000, { evidenceLevel: 'L4', validTo: '2026-10-31' });
    const facts = ['power.dppa_kwh_year', 'power.rec_kwh_year'];
    const found = measure('renewable-share', bought.build(), { window: 'P12M', facts });
    expect(found?.candidates.map(candidate => candidate.evidence)).toEqual(['L5', 'L4', 'L3']);
    expect(found?.candidates.map(candidate => Math.round(candidate.value))).toEqual([10, 30, 40]);
    expect(found?.candidates[1]?.age).toBeLessThan(1);
  });

  it('tells the emissions of what was drawn from the grid, with and without what was bought', () => {
    const bought = solar().fact('power.rec_kwh_year', 36_500, { evidenceLevel: 'L3' });
    const parameters = { gridTonnesCo2PerMwh: 0.5 };
    const more = { window: 'P12M', facts: ['power.rec_kwh_year'], parameters };
    const found = measure('renewable-share', bought.build(), more);
    // 30 days of 900 kWh, of which 100 kWh a day are certified.
    expect(found?.diagnostics['locationTonnesCo2']).toBeCloseTo(13.5, 9);
    expect(found?.diagnostics['marketTonnesCo2']).toBeCloseTo(12, 9);
    expect(measure('renewable-share', bought.build())?.diagnostics).not.toHaveProperty('marketTonnesCo2');
  });

  it('knows nothing without a main meter', () => {
    expect(measure('renewable-share', zone().build())).toBeNull();
  });
});

describe('solar yield', () => {
  const produced = () => zone().windows('day', 'pv', 'pv.energy', () => ({ increase: 300 }));

  it('is annualised without a pyranometer', () => {
    expect(value('solar-yield', produced())).toBeCloseTo(3 * 365, 9);
  });

  it('is normalised to a year of normal sun with one, so that a dull month is no fault', () => {
    // 4 kWh/m² a day and 3 kWh/kWp: a performance ratio of 0.75.
    const dull = produced().windows('day', 'pv', 'pv.irradiance', () => ({ mean: 4_000 / 24 }));
    expect(value('solar-yield', dull)).toBeCloseTo(0.75 * (1_050 / 0.78), 6);
  });
});

describe('interruption minutes', () => {
  it.each([
    ['nothing', { n: 0, sum: null, min: null, max: null }, { seconds: 0, count: 0 }],
    ['one momentary', { n: 1, sum: 300, min: 300, max: 300 }, { seconds: 0, count: 0 }],
    ['one sustained', { n: 1, sum: 301, min: 301, max: 301 }, { seconds: 301, count: 1 }],
    ['one of each', { n: 2, sum: 960, min: 60, max: 900 }, { seconds: 900, count: 1 }],
    [
      'three, the middle one sustained',
      { n: 3, sum: 1_360, min: 60, max: 900 },
      { seconds: 1_300, count: 2 },
    ],
  ])('counts sustained outages of an hour with %s', (_, window, expected) => {
    expect(sustainedOutages(window)).toEqual(expected);
  });

  it('weighs feeders by their customers and scales to a year', () => {
    const feeders = new ZoneInputsBuilder()
      .device('a', 'power-main', ['power.voltage', 'power.outage'], { ratings: { customers: 30 } })
      .device('b', 'power-main', ['power.voltage', 'power.outage'], { ratings: { customers: 10 } })
      .windows('hour', 'b', 'power.outage', (_, i) => (i === 100 ? { n: 1, sum: 3_600 } : null));
    for (const id of ['a', 'b']) feeders.windows('day', id, 'power.voltage', () => ({ mean: 22 }));
    const found = measure('interruption-minutes', feeders.build(), { window: 'P12M' });
    // 60 min × 10 of 40 customers in 30 days.
    expect(found?.candidates[0]?.value).toBeCloseTo((15 * 365) / 30, 9);
    expect(found?.candidates[0]?.completeness).toBe(1);
    expect(found?.diagnostics['caidi']).toBeCloseTo(60, 9);
    expect(found?.tags).toEqual(['ramp-up']);
  });

  it('tells what it would be without days of a major event, once enough days are known to say which', () => {
    const feeder = (days: number) =>
      new ZoneInputsBuilder()
        .device('a', 'power-main', ['power.voltage', 'power.outage'])
        .windows('hour', 'a', 'power.outage', (_, i) => {
          if (i % 24 !== 12 || i / 24 > days) return null;
          return { n: 1, sum: i === 12 ? 80_000 : 600 + i };
        });
    const found = measure('interruption-minutes', feeder(30).build(), { window: 'P12M' })?.diagnostics ?? {};
    expect(found['majorEventDays']).toBe(1);
    const storm = (80_000 / 60) * (365 / 30);
    expect(found['saidiWithMajorEvents']).toBeGreaterThan(storm);
    expect(found['saidiWithoutMajorEvents']).toBeCloseTo((found['saidiWithMajorEvents'] ?? 0) - storm, 6);
    const few = measure('interruption-minutes', feeder(5).build(), { window: 'P12M' })?.diagnostics;
    expect(few).not.toHaveProperty('saidiWithoutMajorEvents');
  });

  it('is not complete when nobody watched the voltage', () => {
    const blind = new ZoneInputsBuilder().device('a', 'power-main', ['power.voltage', 'power.outage']);
    expect(measure('interruption-minutes', blind.build())?.candidates[0]?.completeness).toBe(0);
  });
});

describe('power factor', () => {
  it('is taken over energies, not as mean of readings', () => {
    const load = zone()
      .windows('day', 'main', 'power.active', (_, i) => ({ mean: i % 2 ? 1_000 : 0 }))
      .windows('day', 'main', 'power.reactive', () => ({ mean: 250 }));
    const found = measure('power-factor', load.build());
    expect(found?.candidates[0]?.value).toBeCloseTo(500 / Math.hypot(500, 250), 9);
    expect(found?.diagnostics['penaltyPercent']).toBeCloseTo((0.9 / (2 / Math.sqrt(5)) - 1) * 100, 6);
  });
});

describe('metered energy', () => {
  it('is the energy of sub-meters ÷ import and solar, at most 100', () => {
    const meters = (sub: number) =>
      zone()
        .windows('day', 'main', 'power.energy.import', () => ({ increase: 800 }))
        .windows('day', 'pv', 'pv.energy', () => ({ increase: 200 }))
        .windows('day', 'sub', 'power.energy.import', () => ({ increase: sub }));
    expect(value('metered-energy', meters(750))).toBeCloseTo(75, 9);
    expect(value('metered-energy', meters(1_200))).toBe(100);
  });
});

describe('peak share', () => {
  it('is 17.86 % for a flat load over whole weeks of the schedule of QĐ 963', () => {
    const flat = zone()
      .with({
        firstReadingAt: AS_OF - 28 * DAY,
        tariffs: [
          {
            id: 'tou',
            effectiveFrom: '2026-04-22',
            effectiveTo: null,
            windows: [{ class: 'peak', days: [1, 2, 3, 4, 5, 6], from: '17:30', to: '22:30' }],
          },
        ],
      })
      .windows('hour', 'main', 'power.energy.import', () => ({ increase: 10 }), 28);
    expect(value('peak-share', flat, { window: 'P3M' })).toBeCloseTo((100 * 30) / 168, 9);
  });
});
