import type { Fact, Limit } from '#libs/contracts';
import { limitPieces } from './plan-limits.js';

const NOW = Date.parse('2026-06-01T00:30:00+07:00');
const day = (date: string) => Date.parse(`${date}T00:00:00+07:00`);
const SPAN = { fromMs: day('2025-01-01'), toMs: Number.POSITIVE_INFINITY };

const limit = (overrides: Partial<Limit>): Limit => ({
  metric: 'air.pm25',
  zone: '*',
  basis: 'old',
  averaging: 'PT24H',
  min: null,
  max: 50,
  unit: 'ug/m3',
  effectiveFrom: '2023-09-12',
  effectiveTo: null,
  status: 'in-force',
  source: 'test',
  confidence: 'low',
  ...overrides,
});

const fact = (name: string, value: Fact['value']): Fact => ({
  ...{
    zone: 'zone',
    fact: name,
    value,
    unit: '1',
    evidenceLevel: 'L4',
    validFrom: '2026-01-01',
    validTo: null,
  },
  ...{ illustrative: true, source: 'test', confidence: 'low', document: null },
});

const pieces = (limits: readonly Limit[], metric = 'air.pm25', facts: readonly Fact[] = []) =>
  limitPieces({ limits, facts, zone: 'zone', nowMs: NOW }, { metric, averaging: 'PT24H' }, SPAN).map(
    ({ max, basis, fromMs, toMs }) => [max, basis, fromMs, toMs],
  );

describe('limitPieces', () => {
  it('changes with the regulation', () => {
    const limits = [
      limit({ effectiveTo: '2026-01-01' }),
      limit({ max: 45, basis: 'new', effectiveFrom: '2026-01-01' }),
    ];
    expect(pieces(limits)).toEqual([
      [50, 'old', SPAN.fromMs, day('2026-01-01')],
      [45, 'new', day('2026-01-01'), Number.POSITIVE_INFINITY],
    ]);
  });

  it('goes by the class, the water and the discharge of the permit', () => {
    const limits = [
      limit({ metric: 'ww.out.cod', class: 'A', max: 75 }),
      limit({ metric: 'ww.out.cod', class: 'B', max: 150 }),
    ];
    const facts = [fact('permit.effluent_class', 'B'), fact('permit.discharge_m3_day', 8_000)];
    expect(pieces(limits, 'ww.out.cod', facts)).toEqual([[135, 'old', SPAN.fromMs, SPAN.toMs]]);
  });

  it('puts the permit of the zone first, and knows nothing of another metric or averaging', () => {
    const own = limit({ zone: 'zone', max: 40, basis: 'permit' });
    expect(pieces([limit({}), own, limit({ averaging: 'P1Y', max: 25 })])).toEqual([
      [40, 'permit', SPAN.fromMs, SPAN.toMs],
    ]);
    expect(pieces([limit({})], 'air.pm10')).toEqual([]);
  });

  it('has none while only a limit is known that no longer holds', () => {
    const limits = [limit({ effectiveTo: '2025-11-14' }), limit({ max: null, effectiveFrom: '2025-11-14' })];
    expect(pieces(limits)).toEqual([[50, 'old', SPAN.fromMs, day('2025-11-14')]]);
  });
});
