import fc from 'fast-check';
import { judgeNeed } from './judge-need.js';
import type { MatchZone } from './match-zone.js';
import { matchFact, matchIndicator, matchZone } from './match-zone.builder.js';
import { matchZones } from './match-zones.js';
import { type NeedId, NEEDS, type Needs } from './needs.js';

const water = [
  matchFact('water.firm_capacity_m3_day', 10_000, 'm3/d'),
  matchFact('water.committed_m3_day', 1_000, 'm3/d'),
];
const peak = matchIndicator('CW5', 1.4, '×', { diagnostics: { peakDayM3: 6_000 }, evidence: 'L3' });

describe('judgeNeed', () => {
  it('says met, or short by how much, with the fact behind it in its own unit', () => {
    const zone = matchZone('a', { facts: [matchFact('power.capacity_available_kw', 4_654, 'kW')] });
    expect(judgeNeed(zone, 'powerMw', 4)).toMatchObject({
      ...{ state: 'met', offered: 4.654, unit: 'MW', shortBy: null },
      evidence: [
        {
          ...{ kind: 'fact', name: 'power.capacity_available_kw', value: 4_654, unit: 'kW', level: 'L3' },
          ...{ source: 'source of power.capacity_available_kw', ageDays: 100, simulated: false },
        },
      ],
    });
    const short = judgeNeed(zone, 'powerMw', 5);
    expect(short.state).toBe('short');
    expect(short.shortBy).toBeCloseTo(0.346, 9);
  });

  it('takes at most for minutes of outage, and says over how many days they were measured', () => {
    const zone = matchZone('a', {
      indicators: [matchIndicator('GP3', 42, 'min/yr', { tags: ['simulated', 'ramp-up'] })],
    });
    expect(judgeNeed(zone, 'outageMinutesYear', 60)).toMatchObject({
      ...{ state: 'met', offered: 42 },
      evidence: [{ kind: 'indicator', name: 'GP3', level: 'L5', windowDays: 365, simulated: true }],
    });
    expect(judgeNeed(zone, 'outageMinutesYear', 40)).toMatchObject({ state: 'short', shortBy: 2 });
  });

  it.each<[string, MatchZone, NeedId, string]>([
    ['there is no fact', matchZone('a'), 'powerMw', 'no-fact'],
    ['there is no score', matchZone('a', { indicators: [] }), 'mobile5gPct', 'not-measured'],
    [
      'the indicator is missing',
      matchZone('a', { indicators: [matchIndicator('CN3', 0, '%', { state: 'missing-zero', value: null })] }),
      ...(['mobile5gPct', 'not-measured'] as const),
    ],
    [
      'the fact has expired',
      matchZone('a', { facts: [matchFact('rbf.ready_m2', 9e6, 'm2', { validTo: '2026-11-01' })] }),
      ...(['readyBuiltM2', 'expired'] as const),
    ],
    [
      'the unit is another quantity',
      matchZone('a', { facts: [matchFact('land.available_ha', 9e6, 'kW')] }),
      ...(['landHa', 'unit-unknown'] as const),
    ],
    [
      'it is only announced',
      matchZone('a', { facts: [matchFact('land.available_ha', 9e4, 'ha', { evidenceLevel: 'L1' })] }),
      ...(['landHa', 'no-fact'] as const),
    ],
    [
      'it begins to hold tomorrow',
      matchZone('a', { facts: [matchFact('land.available_ha', 9e4, 'ha', { validFrom: '2026-11-25' })] }),
      ...(['landHa', 'no-fact'] as const),
    ],
    ['water in use is not measured', matchZone('a', { facts: water }), 'waterM3Day', 'only-upper-bound'],
    ['only the whole area is known', matchZone('a', { areaHa: 500 }), 'landHa', 'only-upper-bound'],
  ])('is unknown, never met, when %s', (_, zone, need, reason) => {
    expect(judgeNeed(zone, need, 1)).toMatchObject({ state: 'unknown', reason, shortBy: null });
  });

  it('takes from the water what the peak day and promised land need, and knows what cannot be', () => {
    const zone = matchZone('a', { facts: water, indicators: [peak] });
    expect(judgeNeed(zone, 'waterM3Day', 3_000)).toMatchObject({ state: 'met', offered: 3_000 });
    expect(judgeNeed(zone, 'waterM3Day', 3_100)).toMatchObject({ state: 'short', shortBy: 100 });
    expect(judgeNeed(zone, 'waterM3Day', 1).evidence.map(({ name, value }) => [name, value])).toEqual([
      ['water.firm_capacity_m3_day', 10_000],
      ['CW5', 6_000],
      ['water.committed_m3_day', 1_000],
    ]);
    expect(judgeNeed(matchZone('a', { facts: water }), 'waterM3Day', 10_001)).toMatchObject({
      state: 'short',
    });
  });

  it('gives a measured figure neither age nor source of the facts that its indicator takes besides', () => {
    const mixed = { ...peak, facts: ['water.firm_capacity_m3_day'] };
    const zone = matchZone('a', { facts: water, indicators: [mixed] });
    expect(judgeNeed(zone, 'waterM3Day', 1).evidence[1]).toMatchObject({
      ...{ figure: 'peakDayM3', level: 'L5', source: null, document: null, ageDays: 0, windowDays: 365 },
    });
  });

  it('takes the mean inflow from the permitted discharge', () => {
    const facts = [matchFact('permit.discharge_m3_day', 3_000, 'm3/d')];
    const treated = matchIndicator('GE3', 98, '%', { diagnostics: { treatedM3: 365 * 1_800 } });
    expect(judgeNeed(matchZone('a', { facts, indicators: [treated] }), 'effluentM3Day', 1_200)).toMatchObject(
      {
        ...{ state: 'met', offered: 1_200 },
      },
    );
    expect(judgeNeed(matchZone('a', { facts }), 'effluentM3Day', 1_200).state).toBe('unknown');
  });

  it('does not decide on a distance within the accuracy of the points', () => {
    const far = matchZone('a', { latitude: 20.8044, longitude: 106.7 });
    const { offered } = judgeNeed(far, 'portKm', 100);
    expect(offered).toBeCloseTo(21.02, 1);
    const states = [30, 22, 20, 10].map(required => judgeNeed(far, 'portKm', required).state);
    expect(states).toEqual(['met', 'unknown', 'unknown', 'short']);
  });

  it('takes a planned zone’s design values, with their stage', () => {
    const zone = matchZone('a', {
      status: 'planned',
      facts: [matchFact('design.GP1', 48, '%', { evidenceLevel: 'L1', milestone: 'M1' })],
      indicators: [
        matchIndicator('GP1', 48, '%', {
          ...{ evidence: 'L1', milestone: 'M1', facts: ['design.GP1'], window: null },
        }),
      ],
    });
    expect(judgeNeed(zone, 'renewablePct', 40)).toMatchObject({
      state: 'met',
      evidence: [{ level: 'L1', milestone: 'M1', source: 'source of design.GP1', ageDays: 100 }],
    });
  });
});

const amount = (max: number) => fc.double({ min: 0, max, noNaN: true });
const zones = fc
  .array(
    fc.record({
      power: fc.option(amount(50_000)),
      land: fc.option(amount(300)),
      outage: fc.option(amount(400)),
      longitude: fc.double({ min: 106.4, max: 107, noNaN: true }),
      points: fc.option(amount(100)),
    }),
    { maxLength: 12 },
  )
  .map(rows =>
    rows.map(({ power, land, outage, longitude, points }, i) => ({
      ...matchZone(`z${i}`, {
        longitude,
        facts: [
          ...(power === null ? [] : [matchFact('power.capacity_available_kw', power, 'kW')]),
          ...(land === null ? [] : [matchFact('land.available_ha', land, 'ha')]),
        ],
        indicators: outage === null ? [] : [matchIndicator('GP3', outage, 'min/yr')],
      }),
      points,
    })),
  );
const needs = fc.record(
  { powerMw: amount(50), landHa: amount(300), outageMinutesYear: amount(400), portKm: amount(60) },
  { requiredKeys: [] },
) as fc.Arbitrary<Needs>;
const codes = (found: readonly { zone: MatchZone; matches: boolean }[]) =>
  found.filter(({ matches }) => matches).map(({ zone }) => zone.code);

describe('matchZones', () => {
  it('orders by needs met, then by needs short, then by score', () => {
    const facts = (kw: number) => [matchFact('power.capacity_available_kw', kw, 'kW')];
    const scores: Record<string, number> = { a: 50, b: 90, c: 95, d: 99 };
    const found = matchZones(
      [
        ...[matchZone('d', { facts: facts(1_000) }), matchZone('c')],
        ...[matchZone('b', { facts: facts(9_000) }), matchZone('a', { facts: facts(9_000) })],
      ],
      { powerMw: 5 },
      zone => scores[zone.code] ?? null,
    );
    expect(found.map(({ zone }) => zone.code)).toEqual(['b', 'a', 'c', 'd']);
    expect(codes(found)).toEqual(['b', 'a']);
  });

  it('never loses a match when a need is relaxed or left out', () => {
    fc.assert(
      fc.property(zones, needs, fc.constantFrom(...NEEDS), amount(1), (all, wanted, relaxed, share) => {
        const required = wanted[relaxed.id];
        const before = codes(matchZones(all, wanted, zone => zone.points));
        const { [relaxed.id]: _, ...without } = wanted;
        const easier =
          required === undefined
            ? wanted
            : {
                ...wanted,
                [relaxed.id]: relaxed.direction === 'at-least' ? required * share : required + share * 100,
              };
        for (const other of [easier, without]) {
          const after = codes(matchZones(all, other as Needs, zone => zone.points));
          expect(after).toEqual(expect.arrayContaining(before));
        }
      }),
    );
  });

  it('is the same in any order of zones and of needs, and judges every need of every zone', () => {
    fc.assert(
      fc.property(zones, needs, fc.infiniteStream(fc.nat()), (all, wanted, keys) => {
        const shuffled = all
          .map(one => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const reversed = Object.fromEntries(Object.entries(wanted).reverse()) as Needs;
        const found = matchZones(all, wanted, zone => zone.points);
        expect(matchZones(shuffled, reversed, zone => zone.points)).toEqual(found);
        expect(found).toHaveLength(all.length);
        for (const { needs: judged, met, short, unknown } of found) {
          expect(judged.map(({ need }) => need).sort()).toEqual(Object.keys(wanted).sort());
          expect(met + short + unknown).toBe(judged.length);
        }
      }),
    );
  });
});
