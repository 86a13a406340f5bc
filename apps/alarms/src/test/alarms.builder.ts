import type { Alarm, AlarmRule, AlarmRuleVersion, Device, Metric, Zone } from '#libs/contracts';

/** A rule for tests: voltage at 10 or more for a minute; override what the test is about. */
export function aRule(overrides: Partial<AlarmRule> = {}): AlarmRule {
  return {
    id: 'voltage-high',
    metric: 'power.voltage',
    comparison: 'above',
    set: 10,
    clear: 8,
    onDelaySeconds: 60,
    offDelaySeconds: 0,
    suspect: 'ignore',
    priority: 2,
    textVi: 'Điện áp cao',
    textEn: 'Voltage high',
    basis: 'test',
    effectiveFrom: '2020-01-01',
    effectiveTo: null,
    source: 'test',
    confidence: 'low',
    ...overrides,
  };
}

/** An edited version of {@link aRule} for tests, in force from the beginning of time. */
export function aVersion(overrides: Partial<AlarmRuleVersion> = {}): AlarmRuleVersion {
  const { id, effectiveFrom: _, effectiveTo: __, ...definition } = aRule();
  return {
    rule: id,
    version: 1,
    zone: null,
    status: 'enabled',
    definition,
    effectiveFrom: 0,
    effectiveTo: null,
    made: {
      at: 0,
      actor: { id: 'operator-lan', name: 'Lan', role: 'operator', unverified: true },
      reason: 'test',
    },
    ...overrides,
  };
}

/** A raised alarm for tests of which nobody has taken notice. */
export function anAlarm(overrides: Partial<Alarm> = {}): Alarm {
  return {
    id: 'alarm-1',
    rule: 'voltage-high',
    zone: 'zone',
    device: 'zone-power-01',
    metric: 'power.voltage',
    priority: 2,
    state: 'raised',
    textVi: 'Điện áp cao',
    textEn: 'Voltage high',
    value: 12,
    limit: 10,
    basis: 'test',
    raisedAt: 1_000,
    clearedAt: null,
    late: false,
    simulated: true,
    acknowledged: null,
    shelved: null,
    assignee: null,
    suppressedBy: null,
    revision: 0,
    ...overrides,
  };
}

/** A device for tests that sends voltage and the state of its link. */
export function aDevice(overrides: Partial<Device> = {}): Device {
  return {
    id: 'zone-power-01',
    zone: 'zone',
    kind: 'power-main',
    nameVi: 'x',
    nameEn: 'x',
    origin: 'simulated',
    ratings: {},
    channels: [
      { metric: 'power.voltage', cadenceSeconds: 10 },
      { metric: 'net.link.state', cadenceSeconds: null },
    ],
    required: false,
    source: 'test',
    confidence: 'low',
    ...overrides,
  };
}

/** A metric for tests, with the parts that alarms depend on. */
function aMetric(id: string, overrides: Partial<Metric> = {}): Metric {
  return {
    id,
    measurement: 'test',
    field: id.replaceAll('.', '_'),
    nameVi: id,
    nameEn: id,
    ucum: '1',
    units: [{ unit: '1', factor: 1 }],
    kind: 'gauge',
    aggregate: 'mean',
    cadenceSeconds: 10,
    decimals: 0,
    qc: { gross: { min: null, max: null }, plausible: null, rateOfChange: null, flatLine: null },
    sensor: 'test',
    source: 'test',
    confidence: 'low',
    ...overrides,
  };
}

/** What the registry of tests knows of {@link aDevice}. */
export const METRICS: readonly Metric[] = [
  aMetric('power.voltage'),
  aMetric('net.link.state', { kind: 'enum', aggregate: 'last', cadenceSeconds: null }),
];

/** The zone of {@link aDevice}. */
export function aZone(overrides: Partial<Zone> = {}): Zone {
  return {
    code: 'zone',
    nameVi: 'KCN Thử',
    nameEn: 'Test zone',
    status: 'operating',
    areaHa: 100,
    district: 'test',
    latitude: 20.8,
    longitude: 106.6,
    positionAccuracy: 'test',
    developer: null,
    establishedYear: null,
    note: '',
    source: 'test',
    confidence: 'low',
    ...overrides,
  };
}
