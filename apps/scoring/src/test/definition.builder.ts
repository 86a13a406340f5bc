import type { IndicatorDefinition } from '#libs/readiness';

/** A definition for tests. */
export function definitionOf(more: Partial<IndicatorDefinition>): IndicatorDefinition {
  return {
    id: 'GP1',
    pillar: 'GP',
    unit: '1',
    formula: 'fact-value',
    window: 'P1M',
    weight: 100,
    mandatory: false,
    design: false,
    scale: 'linear',
    curve: [
      [0, 0],
      [100, 100],
    ],
    inputs: [],
    facts: [],
    basis: [],
    ...more,
  };
}
