import type { AlarmRule, Device, Fact, Limit } from '#libs/contracts';
import { aDevice, aRule, METRICS } from '../test/alarms.builder.js';
import { versionsByRule } from '../rule-versions/versions-by-rule.js';
import { findRule } from './device-plan.js';
import { planDevices } from './plan-devices.js';

const NOW = Date.parse('2026-06-01T00:30:00+07:00');

function plan(
  rule: Partial<AlarmRule>,
  device: Partial<Device> = {},
  facts: readonly Fact[] = [],
  limits: readonly Limit[] = [],
) {
  const rows = { devices: [aDevice(device)], metrics: METRICS, facts, limits };
  const found = planDevices(versionsByRule([aRule(rule)]), rows, NOW).get('zone-power-01');
  if (found === undefined) throw new Error('no plan');
  return found;
}

const planned = (...parts: Parameters<typeof plan>) => plan(...parts).metrics.flatMap(({ rules }) => rules);

const fact = (overrides: Partial<Fact>): Fact => ({
  zone: 'zone',
  fact: 'permit.effluent_class',
  value: 'A',
  unit: '1',
  evidenceLevel: 'L4',
  validFrom: '2026-01-01',
  validTo: null,
  illustrative: true,
  source: 'test',
  confidence: 'low',
  document: null,
  ...overrides,
});

describe('planDevices', () => {
  it('multiplies limits by the rating they refer to', () => {
    const rule = { set: 1.1, clear: 1.05, scaleBy: 'nominalKv' };
    expect(planned(rule, { ratings: { nominalKv: 20 } })[0]?.thresholds).toMatchObject({
      set: 22,
      clear: 21,
    });
  });

  it.each<Record<string, number>>([{}, { nominalKv: 0 }])(
    'has no rule where the rating is unknown: %p',
    ratings => {
      expect(planned({ scaleBy: 'nominalKv' }, { ratings })).toEqual([]);
    },
  );

  it('keeps to the kinds of devices that a rule names', () => {
    expect(planned({ kinds: ['power-main'] })).toHaveLength(1);
    expect(planned({ kinds: ['power-sub'] })).toEqual([]);
  });

  it('knows every device, with rules or not', () => {
    expect(plan({ metric: 'air.co' }).metrics).toEqual([]);
  });

  it('holds only codes that are sent when they change', () => {
    expect(planned({ metric: 'net.link.state' })[0]?.thresholds.isHeld).toBe(true);
    expect(planned({})[0]?.thresholds.isHeld).toBe(false);
  });

  it.each([
    ['no such fact', [], 0],
    ['the fact', [fact({})], 1],
    ['another value', [fact({ value: 'B' })], 0],
    ['the fact of another zone', [fact({ zone: 'other' })], 0],
    ['a fact that begins today', [fact({ validFrom: '2026-06-01' })], 1],
    ['a fact that begins tomorrow', [fact({ validFrom: '2026-06-02' })], 0],
    ['a fact on its last day', [fact({ validTo: '2026-06-01' })], 1],
    ['a fact of yesterday', [fact({ validTo: '2026-05-31' })], 0],
  ])('asks for the fact of the zone: %s', (_, facts, count) => {
    const zoneFact = { fact: 'permit.effluent_class', equals: 'A' };
    expect(planned({ zoneFact }, {}, facts)).toHaveLength(count);
  });
});

describe('findRule', () => {
  it('is the version of the local day', () => {
    const found = plan({ effectiveFrom: '2026-06-01', effectiveTo: '2026-06-02' });
    const at = (time: string) => findRule(found, 'voltage-high', Date.parse(time))?.rule.id;
    expect(at('2026-05-31T16:59:59Z')).toBeUndefined();
    expect(at('2026-05-31T17:00:00Z')).toBe('voltage-high');
    expect(at('2026-06-01T16:59:59Z')).toBe('voltage-high');
    expect(at('2026-06-01T17:00:00Z')).toBeUndefined();
  });
});
