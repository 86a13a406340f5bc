import fc from 'fast-check';
import { AS_OF, definitionOf, methodOf, ZoneInputsBuilder } from '../inputs/zone-inputs.builder.js';
import { localDateOf } from '../inputs/local-date.js';
import type { ConfirmedEventInput, ZoneInputs } from '../inputs/zone-inputs.js';
import { scoreZone } from '../score/score-zone.js';
import type { Change } from './change.js';
import { type WhatIf, whatIf } from './what-if.js';

const DAY = 86_400_000;
const METHOD = methodOf([
  definitionOf('renewable-share', {
    id: 'GP1',
    window: 'P12M',
    facts: ['power.rec_kwh_year'],
    inputs: [
      { metric: 'power.energy.import', tier: 'day' },
      { metric: 'pv.energy', tier: 'day' },
    ],
  }),
  definitionOf('solar-yield', {
    id: 'GP2',
    curve: [
      [0, 0],
      [2_000, 100],
    ],
    inputs: [{ metric: 'pv.energy', tier: 'day' }],
  }),
  definitionOf('peak-share', {
    id: 'GP6',
    curve: [
      [10, 100],
      [60, 0],
    ],
    inputs: [{ metric: 'power.energy.import', tier: 'hour' }],
  }),
  definitionOf('fact-value', {
    id: 'CW4',
    pillar: 'CW',
    facts: ['water.reuse_pct'],
    design: true,
    unit: '%',
  }),
  definitionOf('fact-value', {
    id: 'CW3',
    pillar: 'CW',
    curve: [
      [5, 100],
      [25, 0],
    ],
    facts: ['water.non_revenue_pct'],
  }),
  definitionOf('round-trip', {
    id: 'CN4',
    pillar: 'CN',
    curve: [
      [10, 100],
      [100, 0],
    ],
    inputs: [
      { metric: 'net.rtt', tier: 'hour' },
      { metric: 'net.loss', tier: 'hour' },
    ],
  }),
  definitionOf('fact-value', {
    id: 'CN6',
    pillar: 'CN',
    curve: [
      [0, 0],
      [3, 100],
    ],
    facts: ['fibre.separate_entries'],
  }),
]);
const sanction = (id: string, closedOn: string | null = null): ConfirmedEventInput => ({
  id,
  kind: 'sanction',
  occurredOn: '2026-10-01',
  closedOn,
  confirmedBy: 'an inspector',
  confirmedOn: '2026-10-02',
  document: `decision ${id}`,
});

const zone = (change: (builder: ZoneInputsBuilder) => ZoneInputsBuilder = builder => builder): ZoneInputs =>
  change(
    new ZoneInputsBuilder()
      .device('main', 'power-main', ['power.energy.import'])
      .device('pv', 'pv-inverter', ['pv.energy'], { ratings: { kwp: 1_000 } })
      .device('probe', 'network-probe', ['net.rtt', 'net.loss'])
      .windows('day', 'main', 'power.energy.import', () => ({ increase: 80_000 }))
      .windows('hour', 'main', 'power.energy.import', () => ({ increase: 80_000 / 24 }))
      .windows('day', 'pv', 'pv.energy', (_, day) => ({ increase: 3_000 + 10 * day }))
      .windows('hour', 'probe', 'net.rtt', () => ({ mean: 40 }))
      .windows('hour', 'probe', 'net.loss', () => ({ mean: 2 }))
      .with({
        tariffs: [
          {
            id: 't',
            effectiveFrom: '2020-01-01',
            effectiveTo: null,
            windows: [{ class: 'peak', days: [1, 2, 3, 4, 5, 6, 7], from: '17:00', to: '22:00' }],
          },
        ],
      })
      .fact('water.reuse_pct', 12)
      .fact('water.non_revenue_pct', 15, { evidenceLevel: 'L3' })
      .fact('fibre.separate_entries', 2),
  ).build();

const suppose = (inputs: ZoneInputs, ...changes: Change[]): WhatIf => {
  const outcome = whatIf(METHOD, inputs, changes);
  if (!outcome.ok) throw new Error(`${outcome.error.change}: ${outcome.error.fault}`);
  return outcome.value;
};
const faultOf = (inputs: ZoneInputs, ...changes: Change[]) => {
  const outcome = whatIf(METHOD, inputs, changes);
  return outcome.ok ? null : outcome.error;
};

describe('whatIf', () => {
  it('gives the same bits where nothing is supposed', () => {
    const inputs = zone();
    const { before, after, indicators } = suppose(inputs);
    expect(after).toEqual(scoreZone(METHOD, inputs));
    expect(before).toEqual(after);
    expect(indicators).toEqual([]);
  });

  it('leaves the inputs as they are', () => {
    const inputs = zone(builder => builder.with({ events: [sanction('s1')] }));
    const copy = structuredClone(inputs);
    suppose(
      inputs,
      { kind: 'add-solar', kwp: 500 },
      { kind: 'scale-metric', metric: 'net.rtt', factor: 0.5 },
      { kind: 'set-fact', fact: 'water.reuse_pct', value: 30 },
      { kind: 'close-event', event: 's1' },
    );
    expect(inputs).toEqual(copy);
  });

  it('reuses 30 % of the effluent: one indicator, its pillar and the score move', () => {
    const { before, after, indicators, pillars } = suppose(zone(), {
      kind: 'set-fact',
      fact: 'water.reuse_pct',
      value: 30,
    });
    expect(indicators).toHaveLength(1);
    expect(indicators[0]).toMatchObject({
      id: 'CW4',
      before: { value: 12, score: 12, evidence: 'L4' },
      after: { value: 30, score: 30, evidence: 'L4' },
    });
    expect(indicators[0]?.after.tags).toContain('assumed');
    expect(pillars.find(({ id }) => id === 'CW')).toEqual({ id: 'CW', before: 31, after: 40 });
    expect(pillars.find(({ id }) => id === 'GP')).toMatchObject({ before: pillars[0]?.after });
    expect(after.value).toBeGreaterThan(before.value);
    expect(after.confidence).toBe(before.confidence);
    expect(after.tags).toContain('assumed');
    expect(before.tags).not.toContain('assumed');
  });

  it('adds to a fact, and takes a fact that is not on record on the operator’s word', () => {
    const more = suppose(zone(), { kind: 'add-to-fact', fact: 'fibre.separate_entries', amount: 1 });
    expect(more.indicators[0]).toMatchObject({ id: 'CN6', after: { value: 3 } });
    const fresh = suppose(
      zone(builder => builder.with({ facts: [] })),
      { kind: 'set-fact', fact: 'water.reuse_pct', value: 90 },
    );
    expect(fresh.indicators[0]).toMatchObject({
      before: { state: 'dropped' },
      after: { state: 'scored', value: 90, score: 50, evidence: 'L2' },
    });
  });

  it('builds solar power with the yield of the zone, in place of grid energy', () => {
    const inputs = zone();
    const { before, after, indicators } = suppose(inputs, { kind: 'add-solar', kwp: 1_000 });
    const of = (id: string) => indicators.find(one => one.id === id);
    const shareOf = (value: number | null | undefined) => value ?? 0;
    expect(shareOf(of('GP1')?.after.value)).toBeCloseTo(2 * shareOf(of('GP1')?.before.value), 9);
    // Twice the plant, twice the energy: the yield per kWp stays.
    expect(before.indicators.find(({ id }) => id === 'GP2')?.value).toBeCloseTo(
      after.indicators.find(({ id }) => id === 'GP2')?.value as number,
      9,
    );
    expect(of('GP2')).toBeUndefined();
    // Less is drawn by day and as much in the evening.
    expect(shareOf(of('GP6')?.after.value)).toBeGreaterThan(shareOf(of('GP6')?.before.value));
    expect(of('GP6')?.after.tags).toContain('assumed');
  });

  it('does not use more solar energy than the zone draws, nor export without a meter', () => {
    const { after } = suppose(zone(), { kind: 'add-solar', kwp: 1_000_000 });
    const share = after.indicators.find(({ id }) => id === 'GP1');
    expect(share?.value).toBe(100);
    expect(share?.diagnostics['importedKwh']).toBe(0);
    const kwh = 30 * 80_000 + 30 * 3_000 + (10 * 30 * 29) / 2;
    expect(share?.diagnostics['consumedKwh']).toBeCloseTo(kwh, 3);
  });

  it('exports what the zone cannot use where it has a meter for it', () => {
    const metered = zone(builder =>
      builder
        .device('main-2', 'power-main', ['power.energy.export'])
        .windows('day', 'main-2', 'power.energy.export', () => ({ increase: 0 })),
    );
    const { after } = suppose(metered, { kind: 'add-solar', kwp: 1_000_000 });
    const share = after.indicators.find(({ id }) => id === 'GP1');
    expect(share?.value).toBeCloseTo(100, 9);
    expect(share?.diagnostics['consumedKwh']).toBeCloseTo(30 * 80_000 + 30 * 3_000 + (10 * 30 * 29) / 2, 3);
  });

  it('closes sanctions, and says what a new one would cost', () => {
    const inputs = zone(builder => builder.with({ events: [sanction('s1'), sanction('s2')] }));
    const one = suppose(inputs, { kind: 'close-event', event: 's1' });
    expect(one.after.gates.map(gate => gate.overallCap).sort()).toEqual([49, 69]);
    const both = suppose(
      inputs,
      { kind: 'close-event', event: 's1' },
      { kind: 'close-event', event: 's2', closedOn: '2025-11-01' },
    );
    expect(both.after.gates.map(gate => gate.overallCap)).toEqual([69]);
    const fresh = suppose(zone(), { kind: 'add-event', event: 'permit-invalid', occurredOn: '2026-11-01' });
    expect(fresh.after.value).toBeLessThanOrEqual(39);
  });

  it('assumes a value no better proved than what it replaces', () => {
    const inputs = zone();
    const measured = suppose(inputs, { kind: 'assume-indicator', indicator: 'CN4', value: 10 });
    expect(measured.indicators[0]).toMatchObject({
      id: 'CN4',
      before: { value: 40, evidence: 'L5' },
      after: { value: 10, score: 100, evidence: 'L5' },
    });
    const filed = suppose(inputs, { kind: 'assume-indicator', indicator: 'CW3', value: 5 });
    expect(filed.indicators[0]?.after).toMatchObject({ score: 80, evidence: 'L3' });
    const missing = suppose(
      zone(builder => builder.with({ facts: [] })),
      { kind: 'assume-indicator', indicator: 'CW4', value: 80 },
    );
    expect(missing.indicators[0]?.after).toMatchObject({ score: 50, evidence: 'L2', state: 'scored' });
    expect(missing.indicators[0]?.after.tags).toEqual(['assumed', 'evidence-capped']);
  });

  it('supposes design values of planned zones, at the stage the project has', () => {
    const planned = new ZoneInputsBuilder()
      .with({ zone: { code: 'plan', status: 'planned', areaHa: 100 } })
      .fact('design.CW4', 40, { milestone: 'M2', evidenceLevel: 'L1' })
      .build();
    const { indicators } = suppose(planned, { kind: 'assume-indicator', indicator: 'CW4', value: 60 });
    expect(indicators[0]).toMatchObject({ before: { score: 20 }, after: { value: 60, score: 30 } });
    expect(faultOf(planned, { kind: 'assume-indicator', indicator: 'CW3', value: 5 })?.fault).toBe(
      'indicator-unknown',
    );
    const approved = suppose(planned, { kind: 'set-fact', fact: 'approval.environment', value: true });
    expect(approved.before.gates).toHaveLength(1);
    expect(approved.after.gates).toEqual([]);
  });

  it.each<[string, Change]>([
    ['fact-unknown', { kind: 'set-fact', fact: 'colour.of_gate', value: 1 }],
    ['fact-unknown', { kind: 'add-to-fact', fact: 'colour.of_gate', amount: 1 }],
    ['fact-not-a-number', { kind: 'add-to-fact', fact: 'power.rec_kwh_year', amount: 1 }],
    ['metric-unknown', { kind: 'scale-metric', metric: 'air.pm25', factor: 2 }],
    ['metric-unknown', { kind: 'add-to-metric', metric: 'air.pm25', amount: 2 }],
    ['metric-not-a-level', { kind: 'add-to-metric', metric: 'pv.energy', amount: 2 }],
    ['event-unknown', { kind: 'close-event', event: 's9' }],
    ['event-closed', { kind: 'close-event', event: 's1' }],
    ['indicator-unknown', { kind: 'assume-indicator', indicator: 'XX1', value: 1 }],
    ['value-impossible', { kind: 'assume-indicator', indicator: 'CW4', value: 100.1 }],
    ['value-impossible', { kind: 'assume-indicator', indicator: 'CN4', value: -1 }],
  ])('says %s, and of which change', (fault, change) => {
    const inputs = zone(builder => builder.with({ events: [sanction('s1', '2026-11-01')] }));
    const harmless: Change = { kind: 'scale-metric', metric: 'net.rtt', factor: 1 };
    expect(faultOf(inputs, harmless, change)).toEqual({ change: 1, fault });
  });

  it('cannot add to solar power that is not there', () => {
    const dark = zone(builder => builder.with({ devices: [] }));
    expect(faultOf(dark, { kind: 'add-solar', kwp: 1 })).toEqual({ change: 0, fault: 'no-solar' });
  });

  it('never lowers a score by something better', () => {
    const inputs = zone(builder => builder.with({ events: [sanction('s1'), sanction('s2')] }));
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const better = fc.oneof(
      share.map((by): Change => ({ kind: 'set-fact', fact: 'water.reuse_pct', value: 12 + 88 * by })),
      share.map((by): Change => ({ kind: 'add-to-fact', fact: 'fibre.separate_entries', amount: 2 * by })),
      share.map((by): Change => ({ kind: 'set-fact', fact: 'water.non_revenue_pct', value: 15 * by })),
      share.map((by): Change => ({ kind: 'scale-metric', metric: 'net.rtt', factor: by })),
      share.map((by): Change => ({ kind: 'add-to-metric', metric: 'net.loss', amount: -2 * by })),
      share.map((by): Change => ({ kind: 'assume-indicator', indicator: 'CN4', value: 40 * by })),
      share.map((by): Change => ({ kind: 'assume-indicator', indicator: 'CW4', value: 12 + 88 * by })),
      fc.constantFrom<Change>({ kind: 'close-event', event: 's1' }, { kind: 'close-event', event: 's2' }),
    );
    fc.assert(
      fc.property(better, change => {
        const { before, after } = suppose(inputs, change);
        expect(after.value).toBeGreaterThanOrEqual(before.value);
        expect(after.confidence).toBeGreaterThanOrEqual(before.confidence);
      }),
    );
  });

  it('dates what is supposed on the day of the score', () => {
    const method = methodOf([
      definitionOf('disclosure-age', { id: 'GF6', pillar: 'GF', facts: ['disclosure.environment_report'] }),
    ]);
    const old = localDateOf(AS_OF - 300 * DAY);
    const inputs = new ZoneInputsBuilder()
      .fact('disclosure.environment_report', true, { validFrom: old })
      .build();
    const outcome = whatIf(method, inputs, [
      { kind: 'set-fact', fact: 'disclosure.environment_report', value: true },
    ]);
    expect(outcome.ok && outcome.value.indicators[0]?.after.value).toBe(0);
  });
});
