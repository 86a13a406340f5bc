import type { Indicator, Pillar } from '#libs/contracts';
import { methodInForce } from './method-in-force.js';

const pillar = (weight: number, effectiveFrom: string, method = 'M 1') =>
  ({ id: 'GP', weight, effectiveFrom, method }) as Pillar;
const indicator = (effectiveFrom: string, method = 'M 1') =>
  ({ id: 'GP1', effectiveFrom, method }) as Indicator;
const at = Date.parse('2026-06-01T12:00:00+07:00');

describe('methodInForce', () => {
  it('takes the newest version of each row whose date has come', () => {
    const rows = {
      pillars: [pillar(1, '2026-01-01'), pillar(2, '2026-06-01'), pillar(3, '2026-06-02')],
      indicators: [indicator('2026-01-01')],
    };
    expect(methodInForce(rows, at).pillars.map(row => row.weight)).toEqual([2]);
    expect(methodInForce(rows, at - 86_400_000).pillars.map(row => row.weight)).toEqual([1]);
  });

  it('mixes no methods and scores by none that is not there', () => {
    const mixed = { pillars: [pillar(1, '2026-01-01')], indicators: [indicator('2026-01-01', 'M 2')] };
    expect(() => methodInForce(mixed, at)).toThrow(/several methods/);
    expect(() => methodInForce({ pillars: [], indicators: [] }, at)).toThrow(/seed/);
  });
});
