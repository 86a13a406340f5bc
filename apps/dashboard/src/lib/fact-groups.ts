import type { FactKind, FactRecord } from '../data/facts.js';

/** Pillars in the order of the method; `general` has what concerns the zone as a whole. */
export const FACT_GROUPS = ['general', 'GP', 'CW', 'GE', 'WT', 'FC', 'GF', 'DT', 'CN', 'DS'] as const;
export type FactGroupId = (typeof FACT_GROUPS)[number];

/** Facts of one pillar: each with its versions on record. */
export interface FactGroup {
  readonly id: FactGroupId;
  readonly facts: readonly { readonly name: string; readonly versions: readonly FactRecord[] }[];
}

export const groupOf = (kind: Pick<FactKind, 'pillar'> | undefined): FactGroupId => kind?.pillar ?? 'general';

/** Facts on record by pillar, in the order of the catalogue; what is not in it comes last. */
export function groupFacts(
  records: readonly FactRecord[],
  kinds: ReadonlyMap<string, FactKind>,
): FactGroup[] {
  const order = [...kinds.keys()];
  const place = (name: string): number => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  const byName = Map.groupBy(records, record => record.fact);
  return FACT_GROUPS.flatMap(id => {
    const facts = [...byName]
      .filter(([name]) => groupOf(kinds.get(name)) === id)
      .map(([name, versions]) => ({ name, versions }))
      .toSorted((a, b) => place(a.name) - place(b.name));
    return facts.length === 0 ? [] : [{ id, facts }];
  });
}
