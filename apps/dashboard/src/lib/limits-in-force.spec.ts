import { type LegalLimit, limitsInForce } from './limits-in-force.js';

const NOW = Date.parse('2026-11-24T00:00:00Z');
const limit = (over: Partial<LegalLimit>): LegalLimit => ({
  metric: 'air.pm25',
  zone: '*',
  basis: 'QCVN 05:2023/BTNMT',
  averaging: 'PT24H',
  min: null,
  max: 45,
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  ...over,
});

describe('limitsInForce', () => {
  it('leaves out what no longer or not yet holds, and rows without a number', () => {
    const rows = [
      limit({ max: 50, effectiveFrom: '2023-09-12', effectiveTo: '2026-01-01' }),
      limit({ max: 40, effectiveFrom: '2027-01-01' }),
      limit({ max: null }),
      limit({}),
    ];
    expect(limitsInForce(rows, 'air.pm25', 'trang-due', NOW).map(row => row.max)).toEqual([45]);
  });

  it('takes the shortest averaging time and keeps the classes apart', () => {
    const rows = [
      limit({ averaging: 'P1Y', max: 25 }),
      limit({ class: 'A', max: 75 }),
      limit({ class: 'B', max: 150 }),
    ];
    expect(limitsInForce(rows, 'air.pm25', 'trang-due', NOW).map(row => row.class)).toEqual(['A', 'B']);
  });

  it('lets a permit of the zone go first', () => {
    const rows = [limit({}), limit({ zone: 'trang-due', max: 30 })];
    expect(limitsInForce(rows, 'air.pm25', 'trang-due', NOW).map(row => row.max)).toEqual([30]);
    expect(limitsInForce(rows, 'air.pm25', 'an-duong', NOW).map(row => row.max)).toEqual([45]);
  });
});
