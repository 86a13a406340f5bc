import fc from 'fast-check';
import { aMetric } from '../catalogue/metric.builder.js';
import { MetricCatalogue } from '../catalogue/metric-catalogue.js';
import { flagOf } from './finding.js';
import { judgeReading, judgeStored, MAX_AGE_MS, MAX_FUTURE_MS } from './judge-reading.js';
import { Quality } from './quality.js';

const NOW = Date.UTC(2026, 10, 24);
const noQc = { gross: { min: null, max: null }, plausible: null, rateOfChange: null, flatLine: null };
const power = aMetric();
const ph = aMetric({
  id: 'ww.out.ph',
  field: 'out_ph',
  ucum: '[pH]',
  units: [{ unit: 'pH', factor: 1 }],
  qc: { ...noQc, gross: { min: 0, max: 14 }, plausible: { min: 4.5, max: 10.5 } },
});
const mode = aMetric({
  id: 'fab.ctrl.mode',
  field: 'ctrl_mode_code',
  ucum: '1',
  units: [{ unit: '1', factor: 1 }],
  kind: 'enum',
  enumValues: [
    { code: 0, nameVi: 'Tay', nameEn: 'Manual' },
    { code: 1, nameVi: 'Tự động', nameEn: 'Automatic' },
  ],
  qc: noQc,
});
const free = aMetric({ id: 'ww.bypass.flow', field: 'bypass', qc: noQc });
const metrics = { power, ph, mode, free };
const catalogue = new MetricCatalogue(Object.values(metrics));

function judge(
  name: keyof typeof metrics,
  value: number,
  options: { unit?: string | null; timeMs?: number; ratings?: Record<string, number> } = {},
) {
  const metric = metrics[name];
  const { unit = metric.units[0]?.unit ?? null, timeMs = NOW, ratings = { contractKw: 1000 } } = options;
  return judgeReading(catalogue, { metric, value, unit, timeMs, nowMs: NOW, ratings });
}

describe('judgeReading', () => {
  it('passes a clean reading, in the canonical unit', () => {
    expect(judge('power', 500_000, { unit: 'W' })).toEqual({
      flag: 1,
      disposition: 'accept',
      value: 500,
      reasons: [],
    });
  });

  it.each([
    [-200, 1],
    [-200.1, 4],
    [1200, 1],
    [1200.1, 4],
  ])('judges %d kW of a 1,000 kW contract as %i', (value, flag) => {
    const verdict = judge('power', value);
    expect(verdict.flag).toBe(flag);
    expect(verdict.disposition).toBe(flag === 1 ? 'accept' : 'reject');
    expect(verdict.reasons).toEqual(flag === 1 ? [] : ['gross-range']);
  });

  it('keeps what is possible but unlikely, as suspect', () => {
    expect(judge('ph', 11)).toEqual({
      flag: 3,
      disposition: 'accept',
      value: 11,
      reasons: ['plausible-range'],
    });
    expect(judge('ph', 14.01)).toMatchObject({ flag: 4, disposition: 'reject' });
  });

  it('does not call a reading good when no test could be run', () => {
    expect(judge('free', 5)).toMatchObject({ flag: 2, disposition: 'accept' });
    expect(judge('power', 5, { ratings: {} })).toMatchObject({ flag: 2, disposition: 'accept' });
    expect(judge('power', 5, { ratings: { contractKw: 0 } })).toMatchObject({ flag: 2 });
  });

  it('knows the codes of an enum', () => {
    expect(judge('mode', 1)).toMatchObject({ flag: 1 });
    expect(judge('mode', 0.5)).toMatchObject({
      flag: 4,
      disposition: 'reject',
      reasons: ['unknown-code'],
    });
  });

  it('refuses a unit that the metric does not accept', () => {
    const verdict = judge('ph', 7, { unit: 'kW' });
    expect(verdict).toMatchObject({ flag: 4, disposition: 'refuse', reasons: ['bad-unit'] });
    expect(verdict.value).toBeNaN();
  });

  it('doubts a value without a unit, except where there is none to give', () => {
    expect(judge('ph', 7, { unit: null })).toMatchObject({ flag: 3, reasons: ['unit-missing'] });
    expect(judge('mode', 1, { unit: null })).toMatchObject({ flag: 1, reasons: [] });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %d', value => {
    expect(judge('free', value)).toMatchObject({ disposition: 'refuse', reasons: ['not-finite'] });
  });

  it('sets a reading from the future aside and refuses one that is too old, to the millisecond', () => {
    expect(judge('ph', 7, { timeMs: NOW + MAX_FUTURE_MS })).toMatchObject({ flag: 1 });
    expect(judge('ph', 7, { timeMs: NOW + MAX_FUTURE_MS + 1 })).toMatchObject({
      disposition: 'quarantine',
      reasons: ['future'],
    });
    expect(judge('ph', 7, { timeMs: NOW - MAX_AGE_MS })).toMatchObject({ flag: 1 });
    expect(judge('ph', 7, { timeMs: NOW - MAX_AGE_MS - 1 })).toMatchObject({
      disposition: 'refuse',
      reasons: ['too-old'],
    });
  });

  it('doubts solar output at night, and only then', () => {
    const solar = aMetric({
      id: 'pv.power',
      qc: { ...noQc, gross: { min: 0, max: 100 }, dark: { max: 0.5 } },
    });
    const midnight = Date.UTC(2026, 10, 24, 17);
    const at = (timeMs: number, value: number) =>
      judgeReading(new MetricCatalogue([solar]), {
        metric: solar,
        value,
        unit: 'kW',
        timeMs,
        nowMs: timeMs,
        ratings: {},
      });
    expect(at(midnight, 20)).toMatchObject({ flag: 3, disposition: 'accept', reasons: ['dark'] });
    expect(at(midnight, 0.5)).toMatchObject({ flag: 1 });
    expect(at(midnight + 12 * 3_600_000, 20)).toMatchObject({ flag: 1 });
  });

  it('judges a stored value as it was judged on arrival', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<keyof typeof metrics>('power', 'ph', 'mode', 'free'),
        fc.double({ min: -2000, max: 2000, noNaN: true }),
        fc.constantFrom<Record<string, number>>({ contractKw: 1000 }, {}),
        (name, value, ratings) => {
          expect(flagOf(judgeStored(metrics[name], value, NOW, ratings))).toBe(
            judge(name, value, { ratings }).flag,
          );
        },
      ),
    );
  });

  it('gives every reading that is not plainly good a reason, unless nothing could be tested', () => {
    const any = fc.record({
      name: fc.constantFrom<keyof typeof metrics>('power', 'ph', 'mode', 'free'),
      value: fc.double({ min: -2000, max: 2000 }),
      unit: fc.constantFrom(null, 'kW', 'pH', '1'),
      age: fc.integer({ min: -2 * MAX_FUTURE_MS, max: 2 * MAX_AGE_MS }),
    });
    fc.assert(
      fc.property(any, ({ name, value, unit, age }) => {
        const verdict = judge(name, value, { unit, timeMs: NOW - age });
        const silent = verdict.flag === Quality.Pass || verdict.flag === Quality.NotEvaluated;
        expect(verdict.reasons.length > 0).toBe(!silent);
        expect(verdict.disposition === 'accept').toBe(verdict.flag !== Quality.Fail);
        expect(Number.isFinite(verdict.value)).toBe(
          !verdict.reasons.includes('bad-unit') && !verdict.reasons.includes('not-finite'),
        );
      }),
    );
  });
});
