import type { FactKind, FactRecord } from '../data/facts.js';
import { groupFacts } from './fact-groups.js';

const kind = (id: string, pillar: FactKind['pillar']) => [id, { id, pillar } as FactKind] as const;
const record = (fact: string, validFrom = '2025-01-01') => ({ fact, validFrom }) as FactRecord;

describe('groupFacts', () => {
  it('follows the pillars and the catalogue, and puts what it does not know among the general ones, last', () => {
    const kinds = new Map([
      kind('water.b', 'CW'),
      kind('power.a', 'GP'),
      kind('water.a', 'CW'),
      kind('land.x', null),
    ]);
    const records = ['water.a', 'odd.y', 'land.x', 'water.b', 'power.a'].map(name => record(name));
    const groups = groupFacts([...records, record('water.a', '2026-01-01')], kinds);
    expect(groups.map(({ id, facts }) => [id, ...facts.map(fact => fact.name)])).toEqual([
      ['general', 'land.x', 'odd.y'],
      ['GP', 'power.a'],
      ['CW', 'water.b', 'water.a'],
    ]);
    expect(groups[2]?.facts[1]?.versions).toHaveLength(2);
  });
});
