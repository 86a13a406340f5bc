import type { FactChange, FactKind } from '#libs/contracts';

/** A kind of fact for tests. */
export function factKind(more: Partial<FactKind> = {}): FactKind {
  return {
    id: 'water.reuse_pct',
    pillar: 'CW',
    nameVi: 'Tái sử dụng nước',
    nameEn: 'Water reuse',
    unit: '%',
    type: 'number',
    min: 0,
    max: 100,
    indicators: ['CW4'],
    levels: ['L4', 'L3', 'L2'],
    document: 'optional',
    usualValidityMonths: 12,
    track: 'operating',
    source: 'test',
    confidence: 'medium',
    ...more,
  };
}

/** A statement for tests. */
export function setFact(
  more: Partial<Extract<FactChange, { action: 'set' }>> = {},
): Extract<FactChange, { action: 'set' }> {
  return {
    action: 'set',
    fact: 'water.reuse_pct',
    value: 30,
    unit: '%',
    evidenceLevel: 'L2',
    validFrom: '2026-01-01',
    validTo: null,
    source: 'operator',
    document: null,
    documentId: null,
    illustrative: false,
    replaces: null,
    ...more,
  };
}
