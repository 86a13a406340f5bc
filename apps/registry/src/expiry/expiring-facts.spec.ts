import fc from 'fast-check';
import type { Fact } from '#libs/contracts';
import { describeFact } from '../records/describe-fact.js';
import { expiringFacts, expiryStage } from './expiring-facts.js';

const NOW = Date.parse('2026-11-24T12:00:00+07:00');
const fact = (validFrom: string, validTo: string | null, name = 'permit.environment') =>
  describeFact(
    {
      recordId: `${name} ${validFrom}`,
      zone: 'trang-due',
      revision: 1,
      lineRevision: 1,
      body: { fact: name, zone: 'trang-due', validFrom, validTo } as Fact,
      ...{ origin: 'seed', proposal: null, proposedBy: null, approvedBy: null },
      ...{ knownFrom: 0, knownTo: null },
    },
    NOW,
  );

describe('expiryStage', () => {
  it('warns 60, 30 and 7 days before, and when it has ended', () => {
    const stages = [61, 60, 31, 30, 8, 7, 0, -1, -400].map(expiryStage);
    expect(stages).toEqual([null, 60, 60, 30, 30, 7, 7, 0, 0]);
  });

  it('only becomes more urgent', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), days => {
        const [sooner, later] = [expiryStage(days), expiryStage(days + 1)];
        expect(sooner ?? 1_000).toBeLessThanOrEqual(later ?? 1_000);
      }),
    );
  });
});

describe('describeFact', () => {
  it('halves the confidence every 365 days after the last valid day', () => {
    expect(fact('2025-01-01', '2026-11-24')).toMatchObject({ validity: 'valid', daysLeft: 0, ageFactor: 1 });
    expect(fact('2025-01-01', '2026-11-23')).toMatchObject({ validity: 'expired', daysLeft: -1 });
    expect(fact('2024-01-01', '2025-11-24').ageFactor).toBeCloseTo(0.5, 2);
    expect(fact('2027-01-01', null)).toMatchObject({ validity: 'future', daysLeft: null, ageFactor: 1 });
  });
});

describe('expiringFacts', () => {
  const names = (facts: ReturnType<typeof fact>[], days: number) =>
    expiringFacts(facts, days).map(({ recordId, stage }) => [recordId, stage]);

  it('lists what ends within the days, and what has ended, the most urgent first', () => {
    const facts = [
      fact('2025-01-01', '2026-12-20', 'a.soon'),
      fact('2025-01-01', '2026-11-01', 'a.over'),
      fact('2025-01-01', '2027-11-01', 'a.late'),
      fact('2025-01-01', null, 'a.never'),
    ];
    expect(names(facts, 60)).toEqual([
      ['a.over 2025-01-01', 0],
      ['a.soon 2025-01-01', 30],
    ]);
  });

  it('is silent about what another statement follows without a gap', () => {
    expect(names([fact('2025-01-01', '2026-12-20'), fact('2026-12-21', '2028-12-20')], 60)).toEqual([]);
    expect(names([fact('2025-01-01', '2026-12-20'), fact('2026-12-22', null)], 60)).toHaveLength(1);
    expect(names([fact('2025-01-01', '2026-12-20'), fact('2026-01-01', '2026-12-01')], 60)).toEqual([
      ['permit.environment 2025-01-01', 30],
    ]);
  });
});
