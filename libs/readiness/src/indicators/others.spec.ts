import { measure, ZoneInputsBuilder } from '../inputs/zone-inputs.builder.js';

const found = (formula: string, builder: ZoneInputsBuilder, more = {}) =>
  measure(formula, builder.build(), more);
const value = (formula: string, builder: ZoneInputsBuilder, more = {}) =>
  found(formula, builder, more)?.candidates[0]?.value;

describe('bin collection', () => {
  const bin = (overfull: (i: number) => boolean) =>
    new ZoneInputsBuilder()
      .device('bin', 'waste-bin', ['waste.bin.fill'])
      .windows('hour', 'bin', 'waste.bin.fill', (_, i) => ({ mean: 97, min: overfull(i) ? 96 : 40 }));

  it('tolerates four hours of overflow, not five', () => {
    expect(
      value(
        'bin-collection',
        bin(i => i >= 2 && i < 6),
      ),
    ).toBe(100);
    expect(
      value(
        'bin-collection',
        bin(i => i >= 2 && i < 7),
      ),
    ).toBeCloseTo((100 * 29) / 30, 9);
  });

  it('counts every day a long overflow touches', () => {
    expect(
      found(
        'bin-collection',
        bin(i => i >= 22 && i < 50),
      )?.diagnostics['lateBinDays'],
    ).toBe(3);
  });
});

describe('weighed waste', () => {
  it('is ticketed mass ÷ (that + declared mass without ticket)', () => {
    const scale = new ZoneInputsBuilder()
      .device('s', 'weighbridge', ['waste.weight'], {
        channels: [{ metric: 'waste.weight', cadenceSeconds: null }],
      })
      .windows('day', 's', 'waste.weight', (_, i) => (i % 2 ? { n: 3, sum: 18_000 } : null))
      .fact('waste.unweighed_kg_day', 1_000, { evidenceLevel: 'L3' });
    expect(found('weighed-waste', scale)?.candidates[0]).toMatchObject({
      value: 90,
      evidence: 'L3',
      completeness: 1,
    });
  });
});

describe('assets online', () => {
  it('counts a silent controller like a lost one', () => {
    const controllers = new ZoneInputsBuilder()
      .device('a', 'factory-control', ['fab.ctrl.heartbeat'])
      .device('b', 'factory-control', ['fab.ctrl.heartbeat'])
      .windows('day', 'a', 'fab.ctrl.heartbeat', () => ({ mean: 0.9 }));
    expect(value('assets-online', controllers)).toBeCloseTo(45, 9);
  });
});

describe('sub-metering depth', () => {
  it('is metered units by the register × share of meters that are live', () => {
    const meters = new ZoneInputsBuilder()
      .device('a', 'power-sub', ['power.energy.import'])
      .device('b', 'power-sub', ['power.energy.import'])
      .windows('day', 'a', 'power.energy.import', () => ({ increase: 1 }))
      .windows('day', 'b', 'power.energy.import', (_, i) => (i < 23 ? { increase: 1 } : null))
      .fact('rbf.units', 10)
      .fact('rbf.units_metered', 8);
    expect(value('submetering-depth', meters)).toBeCloseTo(40, 9);
  });
});

describe('certified floor area', () => {
  it('counts registered area at half and never lowers a score by it', () => {
    const area = new ZoneInputsBuilder()
      .fact('rbf.gfa_m2', 1_000)
      .fact('rbf.certified_m2', 200)
      .fact('rbf.registered_m2', 100, { evidenceLevel: 'L2' });
    expect(found('certified-area', area)?.candidates.map(candidate => candidate.value)).toEqual([20, 25]);
  });
});

describe('network', () => {
  const probe = () =>
    new ZoneInputsBuilder().device('p', 'network-probe', [
      'net.rtt',
      'net.loss',
      'nr5g.rsrp',
      'net.throughput.down',
    ]);

  it('needs signal and speed in the same hour for coverage', () => {
    const mobile = probe()
      .windows('hour', 'p', 'nr5g.rsrp', (_, i) => ({ mean: i < 72 ? -106 : -105 }))
      .windows('hour', 'p', 'net.throughput.down', (_, i) => ({ mean: i < 144 ? 99 : 100 }));
    expect(value('mobile-coverage', mobile)).toBeCloseTo(80, 9);
  });

  it('takes the 95th percentile of round trips and 20 points for loss', () => {
    const slow = (loss: number) =>
      probe()
        .windows('hour', 'p', 'net.rtt', (_, i) => ({ mean: i < 48 ? 80 : 10 }))
        .windows('hour', 'p', 'net.loss', () => ({ mean: loss }));
    expect(found('round-trip', slow(1))?.candidates[0]).not.toHaveProperty('penalty');
    expect(found('round-trip', slow(1.1))?.candidates[0]).toMatchObject({ value: 80, penalty: 20 });
  });

  it('calls the backbone down only where every probe was lost', () => {
    const two = probe()
      .device('q', 'network-probe', ['net.loss'])
      .windows('hour', 'p', 'net.loss', (_, i) => ({ mean: i < 10 ? 50 : 0.05, max: i < 10 ? 100 : 2 }))
      .windows('hour', 'q', 'net.loss', (_, i) => ({ mean: i < 2 ? 25 : 0, max: i < 2 ? 100 : 0 }));
    expect(value('backbone-availability', two)).toBeCloseTo(100 * (1 - 0.5 / 720), 9);
  });
});

describe('finance', () => {
  it('makes 60 % of status and 40 % of certified firms', () => {
    const both = new ZoneInputsBuilder().fact('eip.status_level', 1).fact('eip.certified_firms_pct', 40);
    expect(found('eip-status', both)?.candidates.at(-1)?.value).toBeCloseTo(0.6 * 40 + 0.4 * 70, 9);
  });

  it('counts months since the last report', () => {
    const report = new ZoneInputsBuilder().fact('disclosure.environment_report', true, {
      validFrom: '2025-11-24',
    });
    expect(value('disclosure-age', report, { facts: ['disclosure.environment_report'] })).toBeCloseTo(12, 9);
  });
});

describe('facts', () => {
  const facts = ['a.share'];

  it('give their value as it stands at the moment of scoring', () => {
    const history = new ZoneInputsBuilder()
      .fact('a.share', 10, { validFrom: '2024-01-01' })
      .fact('a.share', 20, { validFrom: '2026-01-01' })
      .fact('a.share', 99, { validFrom: '2026-12-01' });
    expect(value('fact-value', history, { facts })).toBe(20);
  });

  it('prefer a valid one to a newer one that has run out', () => {
    const expired = new ZoneInputsBuilder()
      .fact('a.share', 10, { validFrom: '2024-01-01' })
      .fact('a.share', 20, { validFrom: '2026-01-01', validTo: '2026-06-30' });
    expect(value('fact-value', expired, { facts })).toBe(10);
  });

  it('lose confidence with age', () => {
    const old = new ZoneInputsBuilder().fact('a.share', 10, { validTo: '2025-11-23' });
    const measured = found('fact-value', old, { facts });
    expect(measured?.candidates[0]?.age).toBeCloseTo(0.5, 2);
    expect(measured?.tags).toEqual(['fact-expired']);
  });

  it('do not count while only announced or contracted', () => {
    expect(
      found('fact-value', new ZoneInputsBuilder().fact('a.share', 10, { evidenceLevel: 'L1' }), { facts }),
    ).toBeNull();
  });

  it('make a ratio, at most 100', () => {
    const ratio = new ZoneInputsBuilder().fact('a.part', 30).fact('a.whole', 40, { evidenceLevel: 'L3' });
    expect(found('fact-ratio', ratio, { facts: ['a.part', 'a.whole'] })?.candidates[0]).toMatchObject({
      value: 75,
      evidence: 'L3',
    });
  });
});
