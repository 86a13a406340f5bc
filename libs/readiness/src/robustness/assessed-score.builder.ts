import type { EvidenceLevel } from '../evidence/evidence.js';
import { definitionOf } from '../inputs/zone-inputs.builder.js';
import type { IndicatorDefinition } from '../method/indicator-definition.js';
import type { Method } from '../method/method.js';
import { PILLAR_IDS } from '../method/pillar-definition.js';
import { aggregateScore } from '../score/aggregate-score.js';
import type { FiredGate } from '../score/gates.js';
import { scoreIndicator } from '../score/score-indicator.js';
import type { AssessedScore } from './compile-zones.js';

const WEIGHTS = [14, 12, 14, 10, 12, 8, 12, 10, 8];

/** Nine pillars of three indicators each: one rises, one falls, one is logarithmic; the first is mandatory. */
export const NINE_PILLARS: Method = {
  version: 'TEST 1',
  pillars: PILLAR_IDS.map((id, index) => ({ id, weight: WEIGHTS[index] as number })),
  indicators: PILLAR_IDS.flatMap((pillar): IndicatorDefinition[] => [
    definitionOf('fact-value', {
      id: `${pillar}1`,
      pillar,
      mandatory: true,
      curve: [
        [0, 0],
        [20, 50],
        [60, 80],
        [100, 100],
      ],
    }),
    definitionOf('fact-value', {
      id: `${pillar}2`,
      pillar,
      weight: 30,
      curve: [
        [90, 0],
        [30, 40],
        [10, 100],
      ],
    }),
    definitionOf('fact-value', {
      id: `${pillar}3`,
      pillar,
      weight: 20,
      scale: 'log10',
      curve: [
        [1, 0],
        [10, 70],
        [100, 100],
      ],
    }),
  ]),
};

/** What is known of an indicator of a zone; `null` = missing. */
export type Known = { value: number; evidence: EvidenceLevel; penalty?: number } | null;

/** A zone's score as the engine computes it from some values, in the order of the method's indicators. */
export function assessedScore(
  zone: string,
  known: readonly Known[],
  { method = NINE_PILLARS, gates = [] }: { method?: Method; gates?: FiredGate[] } = {},
): AssessedScore {
  const indicators = method.indicators.map((definition, index) => {
    const one = known[index] ?? null;
    const candidate = { completeness: 1, qcPass: 1, age: 1 };
    return scoreIndicator(
      definition,
      one && {
        candidates: [{ ...candidate, ...one }],
        window: null,
        inputs: [],
        facts: [],
        diagnostics: {},
        tags: [],
      },
    );
  });
  const { value, pillars } = aggregateScore(method, indicators, gates);
  return { zone, track: 'operating', value, pillars, indicators, gates };
}
