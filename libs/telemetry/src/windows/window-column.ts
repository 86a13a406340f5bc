import type { AggregateKind, MetricDefinition } from '../catalogue/metric-definition.js';

/** A metric as a column of its measurement's rows, with the names of its fields. */
export interface Column {
  readonly metric: string;
  readonly kind: AggregateKind;
  /** Field of a raw row, and the field of its flag. */
  readonly field: string;
  readonly qc: string;
  /** Fields of a window row. */
  readonly names: Readonly<
    Record<'cos' | 'f' | 'inc' | 'last' | 'max' | 'mean' | 'min' | 'n' | 's' | 'sin' | 'sum', string>
  >;
}

/** Columns of a measurement in catalogue order; what is kept per column is in this order too. */
export function columnsOf(metrics: readonly MetricDefinition[]): Column[] {
  return metrics.map(({ id, field, aggregate }) => ({
    metric: id,
    kind: aggregate,
    field,
    qc: `${field}_qc`,
    names: {
      n: `${field}_n`,
      mean: `${field}_mean`,
      min: `${field}_min`,
      max: `${field}_max`,
      last: `${field}_last`,
      sum: `${field}_sum`,
      inc: `${field}_inc`,
      s: `${field}_s`,
      f: `${field}_f`,
      cos: `${field}_cos`,
      sin: `${field}_sin`,
    },
  }));
}
