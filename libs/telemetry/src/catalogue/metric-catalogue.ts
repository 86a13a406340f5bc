import type { MetricDefinition, MetricUnit } from './metric-definition.js';

/** The metric catalogue, indexed for the hot path. Immutable once built. */
export class MetricCatalogue {
  private readonly byId = new Map<string, MetricDefinition>();
  private readonly unitsById = new Map<string, Map<string, MetricUnit>>();
  private readonly byMeasurement = new Map<string, MetricDefinition[]>();

  /** @throws RangeError when an id, a (measurement, field) pair or a unit of one metric occurs twice. */
  constructor(definitions: readonly MetricDefinition[]) {
    const columns = new Set<string>();
    for (const definition of definitions) {
      const column = `${definition.measurement}.${definition.field}`;
      if (this.byId.has(definition.id)) throw new RangeError(`Metric ${definition.id} occurs twice.`);
      if (columns.has(column)) throw new RangeError(`Field ${column} belongs to two metrics.`);
      columns.add(column);
      this.byId.set(definition.id, definition);
      this.unitsById.set(definition.id, indexUnits(definition));
      const siblings = this.byMeasurement.get(definition.measurement);
      if (siblings) siblings.push(definition);
      else this.byMeasurement.set(definition.measurement, [definition]);
    }
  }

  /** The metric with this id, or `undefined` when the catalogue has none. */
  find(id: string): MetricDefinition | undefined {
    return this.byId.get(id);
  }

  /** All metrics, in catalogue order. */
  list(): MetricDefinition[] {
    return [...this.byId.values()];
  }

  /** Metrics stored in one InfluxDB measurement, in catalogue order. */
  listByMeasurement(measurement: string): readonly MetricDefinition[] {
    return this.byMeasurement.get(measurement) ?? [];
  }

  /** InfluxDB measurements in use. */
  measurements(): string[] {
    return [...this.byMeasurement.keys()];
  }

  /**
   * A value in the metric's canonical unit, or `undefined` when the metric is unknown or does not
   * accept the unit. Without a unit the value is taken as canonical.
   */
  convert(id: string, value: number, unit: string | null): number | undefined {
    const units = this.unitsById.get(id);
    if (units === undefined) return undefined;
    if (unit === null) return value;
    const accepted = units.get(unit);
    if (accepted === undefined) return undefined;
    return value * accepted.factor + (accepted.offset ?? 0);
  }
}

function indexUnits(definition: MetricDefinition): Map<string, MetricUnit> {
  const units = new Map<string, MetricUnit>();
  for (const unit of definition.units) {
    if (units.has(unit.unit)) throw new RangeError(`Metric ${definition.id} lists unit ${unit.unit} twice.`);
    units.set(unit.unit, unit);
  }
  return units;
}
