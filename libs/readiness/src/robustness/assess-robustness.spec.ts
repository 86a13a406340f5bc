import fc from 'fast-check';
import type { EvidenceLevel } from '../evidence/evidence.js';
import type { FiredGate } from '../score/gates.js';
import { MILESTONE_FACTOR } from '../score/milestone.js';
import { assessedScore, type Known, NINE_PILLARS } from './assessed-score.builder.js';
import { assessRobustness, type Robustness } from './assess-robustness.js';
import { type AssessedScore, compileZones } from './compile-zones.js';
import { drawChoices } from './draw-choices.js';
import { explainVariance } from './explain-variance.js';
import { overlap, rankBands } from './rank-bands.js';
import { Random } from './random.js';
import { rankScores } from './rank-scores.js';
import { scoreDraw } from './score-draw.js';

const known: fc.Arbitrary<Known> = fc.option(
  fc.record({
    value: fc.double({ min: 0.5, max: 120, noNaN: true }),
    evidence: fc.constantFrom<EvidenceLevel>('L2', 'L3', 'L4', 'L5'),
    penalty: fc.constantFrom(0, 20),
  }),
  { freq: 6 },
);
const gates = fc.constantFrom<FiredGate[]>(
  [],
  [{ gate: 'G3', event: 'e', document: 'd', overallCap: 49, pillarCaps: {} }],
  [{ gate: 'G4', event: 'e', document: 'd', overallCap: 59, pillarCaps: { GE: 49 } }],
);
const zones = (least: number, most: number): fc.Arbitrary<AssessedScore[]> =>
  fc
    .array(fc.record({ known: fc.array(known, { minLength: 27, maxLength: 27 }), gates }), {
      minLength: least,
      maxLength: most,
    })
    .map(rows =>
      rows.map((row, index) => assessedScore(`zone-${index + 10}`, row.known, { gates: row.gates })),
    );

const official = (scores: readonly AssessedScore[]): number[] => {
  const compiled = compileZones(NINE_PILLARS, scores);
  const out = new Float64Array(scores.length);
  const weights = Float64Array.from(compiled.pillars, pillar => pillar.weight);
  scoreDraw(
    compiled,
    { weights, geometric: true, anchors: compiled.anchorScores, missing: null, minMax: false },
    out,
  );
  return [...out];
};
const assess = (scores: readonly AssessedScore[], seed = 1, method = NINE_PILLARS): Robustness =>
  assessRobustness(method, scores, { seed, draws: 60 });

describe('scoring under drawn choices', () => {
  it('gives the official score where nothing is varied', () => {
    fc.assert(
      fc.property(zones(1, 5), scores => {
        for (const [index, value] of official(scores).entries()) {
          expect(value).toBeCloseTo((scores[index] as AssessedScore).value, 9);
        }
      }),
    );
  });

  it('keeps what the stage of a project leaves of a design value', () => {
    const score = assessedScore(
      'planned-1',
      Array.from({ length: 27 }, () => ({ value: 60, evidence: 'L4' })),
    );
    const planned: AssessedScore = {
      ...score,
      track: 'planned',
      indicators: score.indicators.map(one => ({ ...one, milestone: 'M2' })),
    };
    const full = compileZones(NINE_PILLARS, [score]);
    expect([...compileZones(NINE_PILLARS, [planned]).factor]).toEqual(
      [...full.factor].map(() => MILESTONE_FACTOR.M2),
    );
    expect(official([planned])[0]).toBeLessThan(official([score])[0] as number);
  });

  it('draws weights that add up to 1 around the nominal ones, and points in the direction of each curve', () => {
    const compiled = compileZones(NINE_PILLARS, [assessedScore('a', [])]);
    const { weights, anchors, missing, geometric, minMax } = drawChoices(compiled, 5, 2_000);
    const mean = (pillar: number) => {
      let sum = 0;
      for (let draw = 0; draw < 2_000; draw++) sum += weights[draw * 9 + pillar] as number;
      return sum / 2_000;
    };
    const rows = Array.from({ length: 2_000 }, (_, draw) => weights.slice(draw * 9, draw * 9 + 9));
    expect(rows.every(row => Math.abs(row.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-12)).toBe(true);
    for (const [index, { weight }] of NINE_PILLARS.pillars.entries()) {
      expect(Math.abs(mean(index) - weight / 100)).toBeLessThan(0.003);
    }
    for (let draw = 0; draw < 2_000; draw++) {
      const [a, b, c, d, e, f, g] = anchors.subarray(draw * 90, draw * 90 + 7);
      expect(a! <= b! && b! <= c! && c! <= d! && d! <= 100).toBe(true);
      // The falling curve, its anchors by value.
      expect(e! >= f! && f! >= g! && g === 0 && f! >= 36 && f! <= 44).toBe(true);
    }
    expect(missing.every(points => points >= 0 && points < 60)).toBe(true);
    for (const flags of [geometric, minMax]) {
      const share = flags.reduce((sum, flag) => sum + flag, 0) / 2_000;
      expect(Math.abs(share - 0.5)).toBeLessThan(0.05);
    }
  });
});

describe('ranks', () => {
  it('are a permutation, whatever ties there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 }), scores => {
        const ranks = new Uint16Array(scores.length);
        rankScores(Float64Array.from(scores), ranks);
        expect([...ranks].sort((a, b) => a - b)).toEqual(scores.map((_, index) => index + 1));
        const better = scores.map(score => scores.filter(other => other > score).length);
        expect([...ranks].every((rank, index) => rank > (better[index] as number))).toBe(true);
      }),
    );
  });

  it('give the percentiles that occurred', () => {
    const ranks = Uint16Array.from(
      Array.from({ length: 100 }, (_, draw) => (draw < 4 ? [1, 2] : draw < 60 ? [2, 1] : [1, 2])).flat(),
    );
    expect(rankBands(ranks, 2)).toEqual([
      { median: 2, from: 1, to: 2 },
      { median: 1, from: 1, to: 2 },
    ]);
    expect(rankBands(Uint16Array.of(1, 2, 1, 2), 2)).toEqual([
      { median: 1, from: 1, to: 1 },
      { median: 2, from: 2, to: 2 },
    ]);
  });
});

describe('assessRobustness', () => {
  it('gives the same bits for the same seed, whatever the order of zones', () => {
    fc.assert(
      fc.property(zones(2, 6), fc.integer(), (scores, seed) => {
        const again = assess([...scores].reverse(), seed);
        expect(again).toEqual(assess(scores, seed));
      }),
      { numRuns: 8 },
    );
  });

  it('has the median inside each band, ties exactly where bands overlap, and shared places that fit', () => {
    fc.assert(
      fc.property(zones(2, 8), scores => {
        const { zones: rows } = assess(scores);
        expect(rows.map(row => row.rank).sort((a, b) => a - b)).toEqual(rows.map((_, index) => index + 1));
        for (const row of rows) {
          expect(row.from <= row.median && row.median <= row.to).toBe(true);
          expect(row.sharedRank).toBeLessThanOrEqual(row.median);
          const others = rows.filter(other => other.zone !== row.zone);
          const tied = others.filter(other => overlap(row, other)).map(other => other.zone);
          expect([...row.tiedWith].sort()).toEqual(tied.sort());
          expect(row.unstable).toBe(row.move > 2);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('takes only the ratios of the weights', () => {
    fc.assert(
      fc.property(zones(2, 5), fc.integer({ min: -8, max: 8 }), (scores, exponent) => {
        const scaled = NINE_PILLARS.pillars.map(({ id, weight }) => ({ id, weight: weight * 2 ** exponent }));
        const other = assess(scores, 1, { ...NINE_PILLARS, pillars: scaled });
        expect(other).toEqual(assess(scores));
      }),
      { numRuns: 8 },
    );
  });

  it('says what varies ranks: missing values where everything else is alike', () => {
    const alike = Array.from({ length: 27 }, (): Known => ({ value: 60, evidence: 'L5' }));
    const scores = Array.from({ length: 10 }, (_, zone) =>
      assessedScore(
        `zone-${zone + 10}`,
        alike.map((one, index) => (index % 9 === 1 ? null : one)),
      ),
    );
    const { choices } = assess(scores);
    const of = (choice: string) => choices.find(row => row.choice === choice);
    expect(of('missing')?.share).toBeGreaterThan(0.7);
    for (const choice of ['weights', 'aggregator', 'anchors', 'normalisation']) {
      expect(of(choice)).toMatchObject({ share: 0, low: 0, high: 0 });
    }
    for (const { share, low, high } of choices) expect(low <= share && share <= high).toBe(true);
  });

  it('finds indicators that say the same, and what each pillar contributes', () => {
    const scores = Array.from({ length: 9 }, (_, zone) =>
      assessedScore(
        `zone-${zone}`,
        Array.from({ length: 27 }, (_, index): Known => {
          const alike = index === 0 || index === 4;
          return { value: alike ? 10 + 8 * zone : 20 + ((zone * 7 + index * 13) % 11), evidence: 'L5' };
        }),
      ),
    );
    const { correlations, pillars } = assess(scores);
    const pair = correlations.find(({ a, b }) => a === 'CW2' && b === 'GP1');
    expect(pair).toMatchObject({ zones: 9 });
    expect(pair?.r).toBeLessThan(-0.9);
    expect(pillars.reduce((sum, pillar) => sum + pillar.nominal, 0)).toBeCloseTo(1, 12);
    expect(pillars.reduce((sum, pillar) => sum + (pillar.importance ?? 0), 0)).toBeCloseTo(1, 12);
  });

  it('says nothing of no zones, and refuses to rank two tracks as one', () => {
    expect(assess([])).toMatchObject({ zones: [], choices: [], correlations: [] });
    const planned = { ...assessedScore('b', []), track: 'planned' as const };
    expect(() => assess([assessedScore('a', []), planned])).toThrow('never share a ranking');
  });
});

describe('explainVariance', () => {
  it('is 1 for the only choice that varies, 0 for one that does not', () => {
    const all = Uint16Array.from(
      Array.from({ length: 50 }, (_, draw) => (draw % 2 ? [1, 2] : [2, 1])).flat(),
    );
    const none = Uint16Array.from(Array.from({ length: 50 }, () => [1, 2]).flat());
    expect(explainVariance(all, [all, none], 2, Random.of(1, 0))).toEqual([
      { share: 1, low: 1, high: 1 },
      { share: 0, low: 0, high: 0 },
    ]);
  });
});
