import { definitionOf, methodOf, ZoneInputsBuilder } from '../inputs/zone-inputs.builder.js';
import { scoreZone } from '../score/score-zone.js';
import { explainIndicator } from './explain-indicator.js';

const HOUR_MS = 3_600_000;
const method = methodOf([
  definitionOf('fact-value', { id: 'CW1', pillar: 'CW', facts: ['water.a'], weight: 25 }),
  definitionOf('supply-continuity', { id: 'CW2', pillar: 'CW', facts: ['water.contract_kpa'], weight: 75 }),
  definitionOf('round-trip', {
    id: 'CN4',
    pillar: 'CN',
    curve: [
      [0, 100],
      [100, 0],
    ],
  }),
  definitionOf('fact-value', { id: 'CN1', pillar: 'CN', facts: ['net.none'] }),
]);

const inputs = new ZoneInputsBuilder()
  .device('w', 'water-supply', ['water.pressure'], { origin: 'simulated' })
  .device('p', 'network-probe', ['net.rtt', 'net.loss'])
  .windows('hour', 'w', 'water.pressure', (_, i) =>
    i === 0 ? null : { mean: i < 73 ? 100 : 300, suspect: i === 5 ? 2 : 0, fail: i === 6 ? 1 : 0 },
  )
  .windows('hour', 'p', 'net.rtt', () => ({ mean: 30 }))
  .windows('hour', 'p', 'net.loss', () => ({ mean: 3 }))
  .fact('water.a', 95, { evidenceLevel: 'L3', validTo: '2026-10-01', document: 'HD-7' })
  .build();
const score = scoreZone(method, inputs);
const explain = (id: string) => explainIndicator(method, inputs, score, id);

describe('explainIndicator', () => {
  it('follows a measured value to the windows and what they held', () => {
    const explained = explain('CW2');
    expect(explained).toMatchObject({
      formulaVersion: 1,
      steps: { penalty: 0, evidenceCap: 100, milestoneFactor: null },
      evidenceFactor: 1,
      pillar: { id: 'CW' },
      contribution: { pillarShare: 0.75 },
      absentFacts: ['water.contract_kpa'],
    });
    expect(explained?.series).toEqual([
      {
        ...{ device: 'w', metric: 'water.pressure', tier: 'hour', windows: 719, simulated: true },
        ...{ from: inputs.asOf - 720 * HOUR_MS, to: inputs.asOf },
        ...{ first: inputs.asOf - 719 * HOUR_MS, last: inputs.asOf - HOUR_MS },
        ...{ readings: 719 * 12, expected: 720 * 12, suspect: 2, failed: 1 },
      },
    ]);
    const { result, steps } = explained ?? {};
    expect(steps?.onCurve).toBe(result?.score);
  });

  it('shows a fact with its document and what its age leaves, and the cap of its evidence', () => {
    const explained = explain('CW1');
    expect(explained?.steps).toEqual({ onCurve: 95, penalty: 0, evidenceCap: 80, milestoneFactor: null });
    expect(explained?.facts).toMatchObject([{ fact: 'water.a', document: 'HD-7', validTo: '2026-10-01' }]);
    const { result, evidenceFactor } = explained ?? {};
    expect(explained?.facts[0]?.age).toBeLessThan(1);
    expect(result?.confidence).toBeCloseTo(
      (result?.completeness ?? 0) * (result?.qcPass ?? 0) * (evidenceFactor ?? 0) * (result?.age ?? 0),
      12,
    );
  });

  it('shows the points its own rule takes off', () => {
    const explained = explain('CN4');
    expect(explained?.steps).toEqual({ onCurve: 70, penalty: 20, evidenceCap: 100, milestoneFactor: null });
    expect(explained?.result.score).toBe(50);
  });

  it('says what is missing, and what a full score would bring', () => {
    const explained = explain('CN1');
    expect(explained).toMatchObject({
      result: { state: 'dropped' },
      steps: { onCurve: null },
      facts: [],
      absentFacts: ['net.none'],
      contribution: { points: 0 },
    });
    expect(explain('CW2')?.gain).toBeGreaterThan(0);
    expect(explain('GP1')).toBeNull();
  });

  it('adds up to the score over all indicators', () => {
    const all = method.indicators.map(({ id }) => explain(id)?.contribution.points ?? Number.NaN);
    expect(all.reduce((sum, points) => sum + points, 0)).toBeCloseTo(explain('CW1')?.beforeGates ?? 0, 9);
  });

  it('explains a design value by its stage', () => {
    const planned = new ZoneInputsBuilder()
      .with({ zone: { code: 'plan', status: 'planned', areaHa: null } })
      .fact('design.GP1', 90, { milestone: 'M3', evidenceLevel: 'L1' })
      .build();
    const design = methodOf([definitionOf('fact-value', { design: true, facts: ['a.b'] })]);
    const explained = explainIndicator(design, planned, scoreZone(design, planned), 'GP1');
    expect(explained).toMatchObject({
      steps: { onCurve: 90, evidenceCap: null, milestoneFactor: 0.7 },
      facts: [{ fact: 'design.GP1', milestone: 'M3' }],
      absentFacts: [],
    });
  });
});
