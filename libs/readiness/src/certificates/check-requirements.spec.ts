import fc from 'fast-check';
import { AS_OF } from '../inputs/zone-inputs.builder.js';
import { type CheckedZone, checkRequirements } from './check-requirements.js';
import type { Benchmark, RequirementAnswer, RequirementResult } from './requirement.js';

const zone = (more: Partial<CheckedZone> = {}): CheckedZone => ({
  zone: { code: 'z', status: 'operating', areaHa: 10 },
  asOf: AS_OF,
  facts: [],
  events: [],
  indicators: [],
  ...more,
});
const indicator = (value: number | null, tags: string[] = []): CheckedZone['indicators'][number] => ({
  id: 'WT2',
  state: value === null ? 'missing-zero' : 'scored',
  value,
  evidence: value === null ? null : 'L3',
  tags,
});
const WT2: RequirementAnswer = { kind: 'indicator', id: 'WT2' };
const check = (
  benchmark: Benchmark,
  answer: RequirementAnswer | null,
  known: CheckedZone,
): RequirementResult => checkRequirements([{ id: 'r', benchmark, answer }], known)[0] as RequirementResult;
const percent = (kind: 'at-least' | 'more-than' | 'at-most' | 'less-than', value: number): Benchmark => ({
  kind,
  value,
  unit: '%',
});

describe('checkRequirements', () => {
  it.each([
    [percent('at-least', 20), 20, 'met', null],
    [percent('at-least', 20), 14.5, 'short', 5.5],
    [percent('more-than', 50), 50, 'short', 0],
    [percent('more-than', 50), 50.1, 'met', null],
    [percent('at-most', 12), 12, 'met', null],
    [percent('at-most', 12), 15, 'short', 3],
    [percent('less-than', 50), 50, 'short', 0],
    [percent('less-than', 50), 49, 'met', null],
  ] as const)('judges %j with %d as %s', (benchmark, value, state, shortBy) => {
    expect(check(benchmark, WT2, zone({ indicators: [indicator(value)] }))).toEqual({
      id: 'r',
      state,
      value,
      shortBy,
      evidence: 'L3',
      simulated: false,
    });
  });

  it('takes what is left where the rest is measured, and says what is simulated', () => {
    const known = zone({ indicators: [indicator(62, ['simulated'])] });
    expect(check(percent('less-than', 50), { ...WT2, complement: 100 }, known)).toMatchObject({
      state: 'met',
      value: 38,
      simulated: true,
    });
  });

  it('says not measured where nothing answers, the indicator is missing or the fact is not on record', () => {
    const known = zone({ indicators: [indicator(null)] });
    const answers = [
      null,
      WT2,
      { kind: 'indicator', id: 'GP1' },
      { kind: 'fact', name: 'eip.status_level' },
    ] as const;
    for (const answer of answers) {
      expect(check(percent('at-least', 1), answer, known)).toMatchObject({
        state: 'not-measured',
        value: null,
      });
    }
  });

  it('does not judge by a number nobody has read', () => {
    const known = zone({ indicators: [indicator(30)] });
    expect(check({ kind: 'unknown', unit: '%' }, WT2, known)).toMatchObject({
      state: 'no-benchmark',
      value: 30,
    });
  });

  it('reads facts that hold, yes as 1', () => {
    const fact = (value: boolean, validFrom: string) => ({
      fact: 'ems.certified',
      value,
      evidenceLevel: 'L4' as const,
      validFrom,
      validTo: null,
      illustrative: true,
      source: 's',
      document: 'd',
    });
    const answer: RequirementAnswer = { kind: 'fact', name: 'ems.certified' };
    const known = zone({
      facts: [fact(false, '2025-01-01'), fact(true, '2026-01-01'), fact(false, '2027-01-01')],
    });
    expect(check({ kind: 'yes' }, answer, known)).toMatchObject({
      state: 'met',
      value: 1,
      evidence: 'L4',
      simulated: true,
    });
    expect(check({ kind: 'yes' }, answer, zone({ facts: [fact(false, '2026-01-01')] }))).toMatchObject({
      state: 'short',
      shortBy: 1,
    });
  });

  it('counts confirmed events against compliance; that none is known proves nothing', () => {
    const answer: RequirementAnswer = { kind: 'no-event', events: ['sanction'], months: 36 };
    const event = (kind: 'sanction' | 'exceedance-day', closedOn: string | null) => ({
      id: `${kind} ${closedOn}`,
      kind,
      occurredOn: '2021-01-01',
      closedOn,
      confirmedBy: 'p',
      confirmedOn: '2021-01-02',
      document: 'd',
    });
    expect(check({ kind: 'yes' }, answer, zone())).toMatchObject({ state: 'not-measured' });
    const old = zone({ events: [event('sanction', '2023-11-01'), event('exceedance-day', null)] });
    expect(check({ kind: 'yes' }, answer, old)).toMatchObject({ state: 'not-measured' });
    const broken = zone({ events: [event('sanction', '2024-01-01'), event('sanction', null)] });
    expect(check({ kind: 'yes' }, answer, broken)).toMatchObject({ state: 'short', shortBy: 2 });
  });

  it('judges planned zones by their design values, which are indicators too', () => {
    const planned = zone({
      zone: { code: 'p', status: 'planned', areaHa: null },
      indicators: [indicator(30)],
    });
    expect(check(percent('at-least', 20), WT2, planned).state).toBe('met');
  });

  it('never loses a requirement by a better value', () => {
    const value = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        value,
        value,
        fc.constantFrom('at-least' as const, 'more-than' as const),
        (wanted, at, kind) => {
          const state = (one: number) =>
            check(percent(kind, wanted), WT2, zone({ indicators: [indicator(one)] }));
          const now = state(at);
          if (now.state === 'met') expect(state(at + 1).state).toBe('met');
          else expect(now.shortBy).toBeCloseTo(wanted - at, 9);
        },
      ),
    );
  });
});
