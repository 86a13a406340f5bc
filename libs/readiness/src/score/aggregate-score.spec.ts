import fc from 'fast-check';
import { PILLAR_IDS } from '../method/pillar-definition.js';
import { aggregateScore, type ScoredMember } from './aggregate-score.js';
import type { FiredGate } from './gates.js';
import { pointsToGain } from './points-to-gain.js';

const WEIGHTS = [14, 12, 14, 10, 12, 8, 12, 10, 8];
const method = { pillars: PILLAR_IDS.map((id, i) => ({ id, weight: WEIGHTS[i] as number })) };

const member = (
  pillar: (typeof PILLAR_IDS)[number],
  n: number,
  weight: number,
  score: number | null,
): ScoredMember => ({
  id: `${pillar}${n}`,
  pillar,
  weight,
  score,
  value: score,
  confidence: score === null ? 0 : 1,
});
const missing = (one: ScoredMember, score: 0 | null): ScoredMember => ({
  ...one,
  score,
  value: null,
  confidence: 0,
});

/** Four indicators a pillar, some of them missing, some of those mandatory. */
const indicators = fc
  .array(
    fc.record({
      score: fc.double({ min: 0, max: 100, noNaN: true }),
      weight: fc.integer({ min: 5, max: 40 }),
      state: fc.constantFrom('scored', 'scored', 'scored', 'missing-zero', 'dropped'),
    }),
    { minLength: 36, maxLength: 36 },
  )
  .map(rows =>
    rows.map(({ score, weight, state }, i) => {
      const one = member(PILLAR_IDS[Math.floor(i / 4)] as 'GP', i % 4, weight, score);
      return state === 'scored' ? one : missing(one, state === 'dropped' ? null : 0);
    }),
  );
const capTo = (overallCap: number | null, pillarCaps: FiredGate['pillarCaps'] = {}): FiredGate => ({
  gate: 'G3',
  event: 'e1',
  document: 'd1',
  overallCap,
  pillarCaps,
});

describe('aggregateScore', () => {
  const full = PILLAR_IDS.flatMap(id => [member(id, 1, 60, 80), member(id, 2, 40, 50)]);

  it('is arithmetic inside a pillar', () => {
    const { pillars, value, confidence, sufficient } = aggregateScore(method, full, []);
    expect(pillars.map(pillar => pillar.value)).toEqual(PILLAR_IDS.map(() => 68));
    expect(value).toBeCloseTo(68, 9);
    expect({ confidence, sufficient }).toEqual({ confidence: 1, sufficient: true });
  });

  it('counts a missing mandatory indicator as 0 and renormalises around any other', () => {
    const zero = aggregateScore(
      method,
      full.map(one => (one.id === 'GP2' ? missing(one, 0) : one)),
      [],
    );
    expect(zero.pillars[0]).toMatchObject({ value: 48, keptWeight: 1 });
    const three = [member('GP', 1, 50, 80), member('GP', 2, 25, 40), missing(member('GP', 3, 25, 0), null)];
    const dropped = aggregateScore(method, three, []);
    expect(dropped.pillars[0]?.value).toBeCloseTo((50 * 80 + 25 * 40) / 75, 9);
    expect(dropped.pillars[0]?.keptWeight).toBe(0.75);
  });

  it('does not show a pillar with one indicator or less than half its weight', () => {
    const one = aggregateScore(method, [member('GP', 1, 90, 80), missing(member('GP', 2, 10, 0), null)], []);
    const light = aggregateScore(
      method,
      [member('GP', 1, 20, 80), member('GP', 2, 20, 80), missing(member('GP', 3, 60, 0), null)],
      [],
    );
    expect([one.pillars[0]?.value, light.pillars[0]?.value]).toEqual([null, null]);
  });

  it('is not sufficient below 7 pillars, 75 % of the weight or confidence 0.50', () => {
    const without = (...ids: string[]) =>
      aggregateScore(
        method,
        full.map(one => (ids.includes(one.pillar) ? missing(one, null) : one)),
        [],
      ).sufficient;
    expect([without('GF', 'DS'), without('GP', 'GE'), without('GF', 'DS', 'WT')]).toEqual([
      true,
      false,
      false,
    ]);
    const doubtful = full.map(one => ({ ...one, confidence: 0.49 }));
    expect(aggregateScore(method, doubtful, []).sufficient).toBe(false);
  });

  it('caps pillars and the whole, the most severe gate first', () => {
    const capped = aggregateScore(method, full, [capTo(59, { GE: 49 }), capTo(49), capTo(null, { GE: 69 })]);
    expect(capped.value).toBe(49);
    expect(capped.pillars[2]).toMatchObject({ value: 49, uncapped: 68, cap: 49 });
    expect(capped.high).toBe(49);
  });

  it('keeps 0 ≤ low ≤ value ≤ high ≤ 100 and confidence within 0-1', () => {
    fc.assert(
      fc.property(indicators, fc.option(fc.integer({ min: 5, max: 80 })), (members, cap) => {
        const { low, value, high, confidence } = aggregateScore(method, members, [capTo(cap)]);
        expect([0 <= low, low <= value, value <= high, high <= (cap ?? 100)]).toEqual([
          true,
          true,
          true,
          true,
        ]);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never falls when an indicator rises', () => {
    fc.assert(
      fc.property(
        indicators,
        fc.nat(35),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (members, i, score) => {
          const one = members[i] as ScoredMember;
          fc.pre(one.value !== null);
          const higher = Math.max(one.score as number, score);
          const better = members.map((other, j) =>
            j === i ? { ...other, score: higher, value: higher } : other,
          );
          const before = aggregateScore(method, members, []);
          const after = aggregateScore(method, better, []);
          expect(after.value).toBeGreaterThanOrEqual(before.value - 1e-9);
          expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-9);
        },
      ),
    );
  });

  it('is the same, bit for bit, in any order', () => {
    fc.assert(
      fc.property(indicators, fc.infiniteStream(fc.nat()), (members, keys) => {
        const shuffled = members
          .map(one => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(aggregateScore(method, shuffled, [])).toEqual(aggregateScore(method, members, []));
      }),
    );
  });

  it('is the same when all weights are scaled', () => {
    fc.assert(
      fc.property(indicators, fc.double({ min: 0.01, max: 100, noNaN: true }), (members, factor) => {
        const scaled = aggregateScore(
          { pillars: method.pillars.map(pillar => ({ ...pillar, weight: pillar.weight * factor })) },
          members.map(one => ({ ...one, weight: one.weight * factor })),
          [],
        );
        const plain = aggregateScore(method, members, []);
        expect(scaled.value).toBeCloseTo(plain.value, 8);
        expect(scaled.confidence).toBeCloseTo(plain.confidence, 8);
      }),
    );
  });
});

describe('pointsToGain', () => {
  it('names what holds the score back, with the points full marks would bring', () => {
    const members = PILLAR_IDS.flatMap(id => [
      member(id, 1, 60, 100),
      member(id, 2, 40, id === 'GE' ? 0 : 90),
    ]);
    const [first, second] = pointsToGain(method, members, [], 2);
    const now = aggregateScore(method, members, []).value;
    const fixed = aggregateScore(
      method,
      members.map(one => (one.id === 'GE2' ? { ...one, score: 100 } : one)),
      [],
    ).value;
    expect(first).toEqual({ indicator: 'GE2', gain: fixed - now });
    expect(second?.gain).toBeLessThan(first?.gain ?? 0);
  });

  it('promises nothing above a cap that holds', () => {
    const members = PILLAR_IDS.flatMap(id => [member(id, 1, 60, 90), member(id, 2, 40, 90)]);
    expect(pointsToGain(method, members, [capTo(39)], 3)).toEqual([]);
  });
});
