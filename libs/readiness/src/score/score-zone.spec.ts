import fc from 'fast-check';
import { definitionOf, measure, methodOf, ZoneInputsBuilder } from '../inputs/zone-inputs.builder.js';
import type { ZoneInputs } from '../inputs/zone-inputs.js';
import { hashInputs, restoreInputs } from '../lineage/input-parts.js';
import { scoreIndicator } from './score-indicator.js';
import { scoreZone } from './score-zone.js';

const factOf = (id: string, pillar: 'GP' | 'CW', more = {}) =>
  definitionOf('fact-value', { id, pillar, facts: [`a.${id}`], ...more });
const method = methodOf([
  factOf('GP1', 'GP', { mandatory: true, design: true }),
  factOf('GP2', 'GP', { design: true }),
  factOf('CW1', 'CW'),
  definitionOf('supply-continuity', { id: 'CW2', pillar: 'CW', mandatory: true }),
]);

const zone = () =>
  new ZoneInputsBuilder()
    .device('w', 'water-supply', ['water.pressure'])
    .windows('hour', 'w', 'water.pressure', (_, i) => ({ mean: i < 72 ? 100 : 300 }))
    .fact('a.GP1', 80)
    .fact('a.GP2', 60, { evidenceLevel: 'L3', illustrative: true })
    .fact('a.CW1', 95, { evidenceLevel: 'L3' });

describe('scoreIndicator', () => {
  it('caps the score by evidence and says so', () => {
    const value = (level: 'L2' | 'L3' | 'L4') =>
      scoreIndicator(
        factOf('CW1', 'CW'),
        measure('fact-value', new ZoneInputsBuilder().fact('a.CW1', 95, { evidenceLevel: level }).build(), {
          facts: ['a.CW1'],
        }),
      );
    expect([value('L4').score, value('L3').score, value('L2').score]).toEqual([95, 80, 50]);
    expect([value('L4').confidence, value('L3').confidence, value('L2').confidence]).toEqual([0.9, 0.7, 0.4]);
    expect(value('L2').tags).toContain('evidence-capped');
  });

  it('is missing below half complete: mandatory counts 0, any other is dropped', () => {
    const thin = new ZoneInputsBuilder()
      .device('w', 'water-supply', ['water.pressure'])
      .windows('hour', 'w', 'water.pressure', (_, i) => (i % 20 < 9 ? { mean: 300 } : null));
    const definition = definitionOf('supply-continuity');
    const measured = measure('supply-continuity', thin.build());
    expect(scoreIndicator(definition, measured)).toMatchObject({
      state: 'dropped',
      score: null,
      confidence: 0,
    });
    const mandatory = scoreIndicator({ ...definition, mandatory: true }, measured);
    expect(mandatory).toMatchObject({ state: 'missing-zero', score: 0, value: null });
  });

  it('takes a penalty off, never below 0', () => {
    const measured = measure('fact-value', new ZoneInputsBuilder().fact('a.CW1', 15).build(), {
      facts: ['a.CW1'],
    });
    const penalised = measured && {
      ...measured,
      candidates: measured.candidates.map(candidate => ({ ...candidate, penalty: 20 })),
    };
    expect(scoreIndicator(factOf('CW1', 'CW'), penalised).score).toBe(0);
  });

  it('never scores less for more evidence', () => {
    const levels = fc.constantFrom('L2', 'L3', 'L4', 'L5');
    const candidate = fc.record({
      value: fc.double({ min: 0, max: 100, noNaN: true }),
      evidence: levels,
      completeness: fc.constant(1),
      qcPass: fc.constant(1),
      age: fc.constant(1),
    });
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 1, maxLength: 4 }), candidate, (candidates, added) => {
        const base = { window: null, inputs: [], facts: [], diagnostics: {}, tags: [] };
        const before = scoreIndicator(factOf('CW1', 'CW'), { ...base, candidates });
        const after = scoreIndicator(factOf('CW1', 'CW'), { ...base, candidates: [...candidates, added] });
        expect(after.score).toBeGreaterThanOrEqual(before.score ?? 0);
      }),
    );
  });
});

describe('scoreZone', () => {
  it('scores an operating zone with everything that explains it', () => {
    const score = scoreZone(method, zone().build());
    expect(score).toMatchObject({
      track: 'operating',
      method: 'TEST 1',
      simulated: true,
      tags: ['simulated'],
    });
    expect(score.pillars.map(pillar => pillar.value)).toEqual([70, 85]);
    expect(score.value).toBeCloseTo(Math.sqrt(70 * 85), 9);
    expect(score.confidence).toBeCloseTo((0.9 + 0.7 + 0.7 + 1) / 4, 9);
    const pressure = score.indicators.find(indicator => indicator.id === 'CW2');
    expect(pressure).toMatchObject({
      value: 90,
      evidence: 'L5',
      formula: 'supply-continuity',
      inputs: [{ device: 'w', metric: 'water.pressure', tier: 'hour', windows: 720 }],
      window: { days: 30 },
    });
  });

  it('counts silence of a mandatory indicator as 0 and leaves the bounds to show what is open', () => {
    const silent = zone();
    const inputs = { ...silent.build(), series: [] };
    const score = scoreZone(method, inputs);
    expect(score.pillars[1]?.value).toBeCloseTo(40, 9);
    expect(score.low).toBe(score.value);
    expect(score.high).toBeCloseTo(Math.sqrt(70 * 90), 9);
  });

  it('scores a planned zone from design values and their stage, capped without approval', () => {
    const planned = () =>
      new ZoneInputsBuilder()
        .with({ zone: { code: 'plan', status: 'planned', areaHa: null } })
        .fact('design.GP1', 90, { milestone: 'M3', evidenceLevel: 'L1' })
        .fact('design.GP2', 80, { evidenceLevel: 'L0' });
    const unapproved = scoreZone(method, planned().build());
    expect(unapproved.indicators.map(({ id, score }) => [id, Number(score?.toFixed(9))])).toEqual([
      ['GP1', 63],
      ['GP2', 8],
    ]);
    expect(unapproved).toMatchObject({ track: 'planned', status: 'insufficient', grade: 'E' });
    expect(unapproved.value).toBeCloseTo(35.5, 9);
    const better = planned().fact('design.GP2', 100, { milestone: 'M4', validFrom: '2026-02-01' });
    expect(scoreZone(method, better.build())).toMatchObject({ value: 39, gates: [{ gate: 'approval' }] });
    const approved = scoreZone(method, better.fact('approval.environment', true).build());
    expect(approved.value).toBeCloseTo(76.5, 9);
  });

  it('refuses a method that names an unknown formula', () => {
    expect(() => scoreZone(methodOf([definitionOf('no-such')]), zone().build())).toThrow(/no-such/);
  });

  it('gives the same bits and the same digest whatever order the inputs come in', () => {
    const inputs = zone()
      .device('v', 'water-supply', ['water.pressure'])
      .windows('hour', 'v', 'water.pressure', (_, i) => ({ mean: 150 + (i % 97) }))
      .build();
    const expected = { score: scoreZone(method, inputs), hash: hashInputs(method, inputs).hash };
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), keys => {
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map(item => ({ item, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const shuffled: ZoneInputs = {
          ...inputs,
          devices: shuffle(inputs.devices),
          facts: shuffle(inputs.facts),
          series: shuffle(inputs.series).map(one => ({ ...one, windows: shuffle(one.windows) })),
        };
        expect(scoreZone(method, shuffled)).toEqual(expected.score);
        expect(hashInputs(method, shuffled).hash).toBe(expected.hash);
      }),
      { numRuns: 20 },
    );
  });
});

describe('hashInputs', () => {
  it('takes known digests of days and writes their JSON only when asked', () => {
    const inputs = zone().build();
    const fresh = hashInputs(method, inputs);
    const days = fresh.parts.filter(part => part.name.startsWith('windows/'));
    const known = new Map(days.map(part => [Number(part.name.slice('windows/'.length)), part.hash]));
    const again = hashInputs(method, inputs, known);
    expect(again.hash).toBe(fresh.hash);
    expect(again.parts.map(part => ({ ...part }))).toEqual(fresh.parts);
    expect(hashInputs(method, inputs, new Map([...known].map(([day]) => [day, 'other']))).hash).not.toBe(
      fresh.hash,
    );
  });

  it('comes apart and together again to the same score', () => {
    const { hash, parts } = hashInputs(method, zone().build());
    const restored = restoreInputs(parts);
    expect(scoreZone(restored.method, restored.inputs)).toEqual(scoreZone(method, zone().build()));
    expect(hashInputs(restored.method, restored.inputs).hash).toBe(hash);
  });

  it('changes only the part in which something changed', () => {
    const parts = (inputs: ZoneInputs) =>
      new Map(hashInputs(method, inputs).parts.map(part => [part.name, part.hash]));
    const before = parts(zone().build());
    const [first, ...rest] = zone().build().series;
    const windows = first?.windows.map((window, i) => (i === 100 ? { ...window, mean: 299 } : window)) ?? [];
    const after = parts({
      ...zone().build(),
      series: [{ ...(first as never as object), windows }, ...rest] as never,
    });
    const changed = [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatch(/^windows\//);
  });

  it('finds any flipped byte', () => {
    const { parts } = hashInputs(method, zone().build());
    for (const [i, part] of parts.entries()) {
      const tampered = parts.map((other, j) =>
        i === j ? { ...part, json: part.json.replace(/[0-9]/, '§') } : other,
      );
      if (tampered[i]?.json === part.json) continue;
      expect(() => restoreInputs(tampered)).toThrow(part.name);
    }
  });
});
