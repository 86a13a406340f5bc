import type { Fact } from '#libs/contracts';
import { planSeeds } from './plan-seeds.js';

const fact = (value: number, more: Partial<Fact> = {}): Fact => ({
  zone: 'trang-due',
  fact: 'water.reuse_pct',
  value,
  unit: '%',
  evidenceLevel: 'L4',
  validFrom: '2025-01-01',
  validTo: null,
  illustrative: true,
  source: 'test',
  confidence: 'low',
  document: null,
  ...more,
});
const seed = (recordId: string, body: Fact) => ({ recordId, body });
const nobody = new Set<string>();

describe('planSeeds', () => {
  it('adds what is new, replaces what differs, closes what is gone, leaves the rest', () => {
    const old = [
      seed('same', fact(1)),
      seed('other', fact(2, { zone: 'do-son' })),
      seed('gone', fact(3, { zone: 'an-duong' })),
    ];
    const rows = [fact(1), fact(20, { zone: 'do-son' }), fact(4, { validFrom: '2026-01-01' })];
    expect(planSeeds(old, rows, nobody)).toEqual({ close: ['other', 'gone'], add: [rows[1], rows[2]] });
  });

  it('does not depend on the order of the fields', () => {
    const { zone, ...rest } = fact(1);
    expect(planSeeds([seed('a', { ...rest, zone })], [fact(1)], nobody)).toEqual({ close: [], add: [] });
  });

  it('leaves alone what people have taken over', () => {
    const taken = new Set(['trang-due water.reuse_pct']);
    expect(planSeeds([seed('a', fact(1))], [fact(5)], taken)).toEqual({ close: [], add: [] });
    expect(planSeeds([], [fact(5)], taken)).toEqual({ close: [], add: [] });
  });
});
