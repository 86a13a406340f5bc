import fc from 'fast-check';
import { PILLAR_IDS, type PillarDefinition } from '../src/method/pillar-definition.js';
import type { ScoredMember } from '../src/score/aggregate-score.js';
import type { FiredGate } from '../src/score/gates.js';

/** What a score is put together from, for tests of what is put together from it. */
interface TestState {
  pillars: PillarDefinition[];
  indicators: ScoredMember[];
  gates: FiredGate[];
}

const points = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.constantFrom(0, 100),
  fc.constant(null),
);

const pillarsOf = fc.tuple(
  ...PILLAR_IDS.map(id => fc.record({ id: fc.constant(id), weight: fc.integer({ min: 1, max: 40 }) })),
);

const memberOf = (pillar: ScoredMember['pillar'], number: number) =>
  fc.record({ score: points, weight: fc.integer({ min: 1, max: 50 }) }).map(({ score, weight }) => ({
    ...{ id: `${pillar}${number}`, pillar, weight, score, value: score, confidence: 1 },
  }));

const gateOf = fc.record({
  gate: fc.constant('G3' as const),
  event: fc.constant('event'),
  document: fc.constant('document'),
  overallCap: fc.constantFrom(null, 39, 49, 69),
  pillarCaps: fc.constantFrom({}, { GE: 49 }, { DT: 5 }, { GE: 59, DT: 59 }),
});

/** Any state of nine pillars with three indicators each, some of them missing, and up to two gates. */
export const arbitraryScore: fc.Arbitrary<TestState> = fc.record({
  pillars: pillarsOf.map(pillars => [...pillars]),
  indicators: fc
    .tuple(...PILLAR_IDS.flatMap(id => [1, 2, 3].map(number => memberOf(id, number))))
    .map(all => [...all]),
  gates: fc.array(gateOf, { maxLength: 2 }),
});
