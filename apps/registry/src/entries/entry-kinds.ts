import type { ZodType } from 'zod';
import {
  type AlarmRule,
  alarmRuleSchema,
  type Device,
  deviceSchema,
  type FactKind,
  factKindSchema,
  type Indicator,
  indicatorSchema,
  type Limit,
  limitSchema,
  type Metric,
  metricSchema,
  type Pillar,
  pillarSchema,
  type RegistryChanged,
  type Requirement,
  requirementSchema,
  type Source,
  sourceSchema,
  type Tariff,
  tariffSchema,
  type WeightPreset,
  weightPresetSchema,
  type Zone,
  zoneSchema,
} from '#libs/contracts';

/** What the registry knows of one kind of rows. */
export interface EntryKind<Row> {
  readonly kind: string;
  readonly schema: ZodType<Row>;
  /** Seed file, by name. */
  readonly file: string;
  /** Whether seeding may go on without the file: this data is entered by people, not seeded. */
  readonly optional: boolean;
  /** Natural key: seeding twice changes nothing. */
  readonly keyOf: (row: Row) => string;
  readonly zoneOf: (row: Row) => string | null;
  /** Which change readers are told of. */
  readonly change: RegistryChanged['kind'];
}

const kind = <Row>(definition: EntryKind<Row>): EntryKind<Row> => definition;
const noZone = (): null => null;

/** All kinds of rows, by name. */
export const entryKinds = {
  zones: kind<Zone>({
    kind: 'zone',
    schema: zoneSchema,
    file: 'zones.json',
    optional: false,
    keyOf: row => row.code,
    zoneOf: row => row.code,
    change: 'zones',
  }),
  devices: kind<Device>({
    kind: 'device',
    schema: deviceSchema,
    file: 'devices.json',
    optional: false,
    keyOf: row => row.id,
    zoneOf: row => row.zone,
    change: 'devices',
  }),
  metrics: kind<Metric>({
    kind: 'metric',
    schema: metricSchema,
    file: 'metrics.json',
    optional: false,
    keyOf: row => row.id,
    zoneOf: noZone,
    change: 'metrics',
  }),
  limits: kind<Limit>({
    kind: 'limit',
    schema: limitSchema,
    file: 'limits.json',
    optional: false,
    keyOf: row =>
      [row.metric, row.zone, row.basis, row.class ?? '', row.averaging, row.effectiveFrom].join('|'),
    zoneOf: row => (row.zone === '*' ? null : row.zone),
    change: 'limits',
  }),
  factKinds: kind<FactKind>({
    kind: 'fact-kind',
    schema: factKindSchema,
    file: 'fact-kinds.json',
    optional: false,
    keyOf: row => row.id,
    zoneOf: noZone,
    change: 'facts',
  }),
  indicators: kind<Indicator>({
    kind: 'indicator',
    schema: indicatorSchema,
    file: 'indicators.json',
    optional: true,
    keyOf: row => [row.id, row.effectiveFrom].join('|'),
    zoneOf: noZone,
    change: 'method',
  }),
  pillars: kind<Pillar>({
    kind: 'pillar',
    schema: pillarSchema,
    file: 'pillars.json',
    optional: true,
    keyOf: row => [row.id, row.effectiveFrom].join('|'),
    zoneOf: noZone,
    change: 'method',
  }),
  weightPresets: kind<WeightPreset>({
    kind: 'weight-preset',
    schema: weightPresetSchema,
    file: 'presets.json',
    optional: true,
    keyOf: row => row.id,
    zoneOf: noZone,
    change: 'method',
  }),
  tariffs: kind<Tariff>({
    kind: 'tariff',
    schema: tariffSchema,
    file: 'tariffs.json',
    optional: true,
    keyOf: row => row.id,
    zoneOf: noZone,
    change: 'method',
  }),
  requirements: kind<Requirement>({
    kind: 'requirement',
    schema: requirementSchema,
    file: 'certificates.json',
    optional: true,
    keyOf: row => row.id,
    zoneOf: noZone,
    change: 'method',
  }),
  sources: kind<Source>({
    kind: 'source',
    schema: sourceSchema,
    file: 'sources.json',
    optional: true,
    keyOf: row => row.tag,
    zoneOf: noZone,
    change: 'method',
  }),
  alarmRules: kind<AlarmRule>({
    kind: 'alarm-rule',
    schema: alarmRuleSchema,
    file: 'alarm-rules.json',
    optional: false,
    keyOf: row => [row.id, row.effectiveFrom].join('|'),
    zoneOf: noZone,
    change: 'alarm-rules',
  }),
} as const;
